//! Minutes as periods (*tiết*).

/// Minutes in periods: 90 of 45 -> `2`, 100 -> `2,2`.
pub fn periods(minutes: u32, period: u32) -> String {
    let tenths = (minutes * 10 + period / 2) / period.max(1);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{},{}", tenths / 10, tenths % 10)
    }
}
