//! Keys and blocks that phones would take today. That they hold together is seen when they are read.

use doorstep_core::pack::Date;

use crate::problem::{Location, Problem};
use crate::source::{DELEGATION, Handbook};

pub fn check(handbook: &Handbook, today: Date, problems: &mut Vec<Problem>) {
    let Some((delegation, _)) = &handbook.signing.delegation else { return };
    if delegation.is_over(today) {
        problems.push(Problem::error(
            Location::file(DELEGATION),
            "signing",
            format!("it ended on {}; no phone installs the pack any more", delegation.expires),
            format!("ask the publisher of {} for a new one", delegation.handbook),
        ));
    }
}
