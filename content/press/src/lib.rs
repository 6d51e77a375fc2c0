//! The editor's side of Doorstep.
