//! The archive of the command line.

use std::fs;
use std::path::PathBuf;

use super::{stage, version};
use crate::place::Place;
use crate::products::Products;
use crate::shell::{Failure, Shell};

/// Makes `specwright-VERSION-SYSTEM-MACHINE.tar.gz` and returns its path.
pub(super) fn make(place: &Place, products: &Products) -> Result<PathBuf, Failure> {
    let staged = stage(place, products)?;
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let name = format!("specwright-{}-{system}-{machine}", version(place)?);
    let own = place.own("dist")?;
    let folder = own.join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(staged, &folder)?;
    let file = format!("{name}.tar.gz");
    Shell::new("tar", &own).args(["-czf", &file, &name]).run()?;
    Ok(own.join(file))
}
