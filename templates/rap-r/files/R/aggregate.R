# Counting.

#' Counts appointments, and those that were missed, in each group; groups without any are there with 0.
#'
#' A group that is left out would say that its count is zero without saying so.
#'
#' @param data as `process` gives it
#' @param group names of the columns to count by
#' @return a data frame with the columns of the group, appointments and missed. These figures are exact: they have to go
#'   through `protect` before anybody else sees them.
count_by <- function(data, group) {
  # expand.grid varies its first column fastest, and people expect the last.
  every <- expand.grid(rev(lapply(data[group], levels)), stringsAsFactors = FALSE)[group]
  keys <- do.call(paste, c(lapply(data[group], as.character), sep = "\r"))
  wanted <- do.call(paste, c(every, sep = "\r"))
  every$appointments <- as.integer(table(factor(keys, levels = wanted)))
  every$missed <- as.integer(table(factor(keys[data$missed], levels = wanted)))
  every
}
