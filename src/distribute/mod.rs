//! Distribution: who gets which copy, what it bears, and the register of it all.
//!
//! By file: `recipient` and `list` (who gets what), `register` (who got what), `plan` (from both and what is asked for, the
//! copies of one run), `slip` (the words on a copy), `date`, `entry` (the register on paper), `packet` (the zip of one
//! recipient). What is made from a plan, `batch` makes: see [`crate::batch::CopyPress`].

mod date;
mod entry;
mod list;
mod packet;
mod plan;
mod recipient;
mod register;
mod rules;
mod slip;

pub use date::Date;
pub use entry::{Subject, paper};
pub use list::{Order, read as read_list};
pub use packet::{file_name, packet};
pub use plan::{Plan, Planned, Request, Version, plan};
pub use recipient::{Kind, Medium};
pub use register::{FILE as REGISTER_FILE, Line, Register, State};
pub use rules::{OVERWRITTEN as COPY_OVERWRITTEN, RULES, SILENT};
