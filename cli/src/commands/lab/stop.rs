use crate::failure::Failure;
use std::future::pending;
use std::sync::mpsc;
use std::thread;

/// Calls `stop` at the first Ctrl-C. The handler stands when this returns.
pub(super) fn on_interrupt(stop: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|e| Failure::Internal(e.to_string()))?;
    let (ready, stands) = mpsc::channel();
    thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                biased;
                // Polled first: that sets the handler.
                _ = tokio::signal::ctrl_c() => {}
                () = async { let _ = ready.send(()); pending().await } => {}
            }
        });
        stop();
    });
    stands.recv().map_err(|e| Failure::Internal(e.to_string()))
}
