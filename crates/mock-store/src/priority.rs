//! Threads that write give way to those that answer.

/// Lets the calling thread, and those it starts, run when no other one wants to.
///
/// Linux has a priority for each thread (sched(7), "The nice value"). Elsewhere nothing is
/// changed: there it is the whole process that has one.
pub(crate) fn give_way() {
    #[cfg(target_os = "linux")]
    {
        /// A third of an ordinary thread's share where all want to run: less, and beside other work
        /// on the machine the record falls behind and loses exchanges.
        const NICE: i32 = 5;
        // Without it the record is written all the same.
        let _ = rustix::process::setpriority_process(None, NICE);
    }
}

/// Whether [`give_way`] does something here.
pub(crate) const fn is_heeded() -> bool {
    cfg!(target_os = "linux")
}
