# Getting the data, as it is.

#' Reads an extract in CSV without interpreting it: every value is text, an empty one is empty.
#'
#' Guessing types here would turn codes such as 007 into numbers before anything was checked.
#'
#' @return a data frame of text
read_extract <- function(path) {
  if (!file.exists(path)) {
    stop(
      "There is no file ", path, ". Run the command synthetic to make one, or change appointments in config.yml.",
      call. = FALSE
    )
  }
  read.csv(
    path,
    colClasses = "character", na.strings = character(), fileEncoding = "UTF-8", check.names = FALSE
  )
}
