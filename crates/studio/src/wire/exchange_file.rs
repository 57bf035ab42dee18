//! Exchanges in files of other tools.

wire! {
    /// Which exchanges go into a HAR file, and where it is put.
    pub struct HarQuery {
        /// The filter language of the command line; empty for all.
        pub filter: String,
        /// The folder of the new file; without one it is kept to be fetched in parts.
        pub folder: Option<String>,
    }

    /// A HAR file that was written.
    pub struct HarFile {
        /// Its path in the folder that was named; its name for `traffic.harPart` otherwise.
        pub file: String,
        /// How many exchanges it holds.
        pub n_exchanges: u32,
        /// Its length.
        pub n_bytes: f64,
    }

    /// A part of a HAR file that is to be fetched.
    pub struct HarPart {
        /// Its name.
        pub file: String,
        /// Where the part begins, in bytes; the file goes when nothing follows.
        pub offset: f64,
    }

    /// A part of a file that a client sends.
    pub struct UploadPart {
        /// What the reply to the part before said; `None` for the first.
        pub upload: Option<String>,
        /// The name of the file, whose end may tell its form.
        pub name: String,
        /// The bytes in Base64.
        pub data: String,
        /// Whether nothing follows; the exchanges are then taken into the record.
        pub last: bool,
    }

    /// How far a file has come.
    pub struct UploadStep {
        /// Names it in the parts that follow.
        pub upload: String,
        /// How many exchanges are in the record, after the last part.
        pub n_exchanges: u32,
        /// What had to be guessed, mended or left out.
        pub notes: Vec<String>,
    }
}
