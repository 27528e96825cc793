# Checks of the data before anything is calculated from it.

#' Checks that the data is as the schema says.
#'
#' Messages name rows by their number and never show values: they end up in logs.
#'
#' @param data as `read_extract` gives it
#' @return the data; stops with every fault
validate <- function(data) {
  faults <- c(
    sprintf("%s: the column is missing", setdiff(names(schema), names(data))),
    sprintf("%s: the column is not expected", setdiff(names(data), names(schema))),
    if (nrow(data) == 0) "There are no rows"
  )
  for (name in intersect(names(schema), names(data))) {
    faults <- c(faults, wrong_values(name, data[[name]], schema[[name]]))
  }
  stop_with(faults, "The data is not as agreed")
  invisible(data)
}

wrong_values <- function(name, values, column) {
  wrong <- !column$right(values)
  repeated <- isTRUE(column$unique) & (duplicated(values) | duplicated(values, fromLast = TRUE))
  c(
    if (any(wrong)) describe_fault(name, wrong, paste("must be", column$meaning)),
    if (any(repeated)) describe_fault(name, repeated, "must not be there twice")
  )
}

describe_fault <- function(name, wrong, rule) {
  # Row 1 of a file holds the names of its columns.
  rows <- which(wrong) + 1L
  shown <- paste(head(rows, 5), collapse = ", ")
  more <- if (length(rows) > 5) " and others" else ""
  sprintf("%s: %s; %d wrong, in rows %s%s", name, rule, length(rows), shown, more)
}
