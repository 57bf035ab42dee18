//! Sets of versions.

use crate::Version;

/// Some of the versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct Versions(u8);

/// Swagger 2.0.
pub(in crate::structure) const V20: Versions = Versions(1);
/// 3.0 only.
pub(in crate::structure) const V30: Versions = Versions(1 << 1);
/// 3.1 only.
pub(in crate::structure) const V31: Versions = Versions(1 << 2);
/// 3.2 only.
pub(in crate::structure) const V32: Versions = Versions(1 << 3);
/// 3.0 and 3.1.
pub(in crate::structure) const BEFORE_32: Versions = Versions(0b0110);
/// 3.0 and later.
pub(in crate::structure) const V3: Versions = Versions(0b1110);
/// 3.1 and later.
pub(in crate::structure) const FROM_31: Versions = Versions(0b1100);
/// No version.
pub(in crate::structure) const NEVER: Versions = Versions(0);
/// Every version that has the object at all.
pub(in crate::structure) const ALL: Versions = Versions(0b1111);

impl Versions {
    pub(in crate::structure) fn has(self, version: Version) -> bool {
        let one = match version {
            Version::V20 => V20,
            Version::V30 => V30,
            Version::V31 => V31,
            Version::V32 => V32,
        };
        self.0 & one.0 != 0
    }

    /// These and those.
    pub(in crate::structure) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}
