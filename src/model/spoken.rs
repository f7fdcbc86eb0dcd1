use super::clause::ClauseId;
pub fn spoken(id: &ClauseId) -> String {
    id.0.clone()
}
