# Protecting people: no published figure may point to one of them. Two rules, applied to every count in every table:
#
# 1. Counts from 1 up to below `suppress_below` are replaced by [c], which stands for confidential.
# 2. All other counts are rounded to the nearest multiple of `round_to`; zero stays zero.
#
# Percentages are calculated from what is published, never from exact counts, and are hidden where one of the two counts
# is. Totals are rounded by themselves, so subtracting leaves doubt. With few figures in a sum the doubt can be too
# small: look at each new table before it is published, and hide a second figure where only one is hidden.

hidden <- "[c]"

#' Counts as they may be published; NA for those that have to be hidden.
protect_counts <- function(counts, suppress_below, round_to) {
  if (any(counts < 0)) stop("A count cannot be negative")
  rounded <- (counts + round_to %/% 2) %/% round_to * round_to
  ifelse(counts > 0 & counts < suppress_below, NA, rounded)
}

#' A table as it may be published, with the percentage that was missed.
#'
#' @param table as `count_by` gives it
#' @param suppress_below the smallest count above zero that is shown
#' @param round_to the multiple that counts are rounded to
#' @return the table with appointments, missed and missed_percent as text
protect <- function(table, suppress_below, round_to) {
  whole <- protect_counts(table$appointments, suppress_below, round_to)
  part <- protect_counts(table$missed, suppress_below, round_to)
  # Rounding can lift a part above a small whole.
  percent <- sprintf("%.1f", pmin(100, 100 * part / whole))
  percent[which(whole == 0)] <- ""
  percent[is.na(whole) | is.na(part)] <- hidden
  table$appointments <- ifelse(is.na(whole), hidden, as.character(whole))
  table$missed <- ifelse(is.na(part), hidden, as.character(part))
  table$missed_percent <- percent
  table
}
