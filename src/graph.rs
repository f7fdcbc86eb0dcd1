//! Pages become a site: what is shown, where it stands, what leads where.

pub mod answers;
pub mod citations;
pub mod cited;
pub mod claims;
pub mod clauses;
pub mod coverage;
pub mod inventory;
pub mod levels;
pub mod links;
pub mod lock;
pub mod marks;
pub mod parts;
pub mod paths;
pub mod places;
pub mod quotes;
pub mod references;
pub mod renumber;
pub mod selection;
pub mod session;
pub mod shape;
pub mod shown;
pub mod site;
pub mod target;
pub mod terms;
pub mod tree;
pub mod validity;
