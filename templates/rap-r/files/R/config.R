# The settings of a run: read from config.yml and checked all together.

setting_types <- c(
  appointments = "text", start = "date", end = "date", suppress_below = "number",
  round_to = "number", output = "text", seed = "number", rows = "number"
)

#' Reads a configuration file: lines of "name: value", the simplest YAML there is, so that no package is needed.
#'
#' @param path the file; paths in it start from the folder it is in
#' @return a list of settings, with `root`, the folder
#' Stops with every fault at once.
read_config <- function(path) {
  if (!file.exists(path)) stop(path, " is not there", call. = FALSE)
  lines <- readLines(path, encoding = "UTF-8", warn = FALSE)
  lines <- lines[!grepl("^\\s*(#|$)", lines)]
  pattern <- "^([a-z_]+):\\s+(\\S.*?)\\s*$"
  names <- sub(pattern, "\\1", lines, perl = TRUE)
  values <- as.list(sub(pattern, "\\2", lines, perl = TRUE))
  shapeless <- !grepl(pattern, lines, perl = TRUE)
  faults <- sprintf("this line is not like \"name: value\": %s", lines[shapeless])
  names(values) <- names
  values <- values[!shapeless]
  names <- names[!shapeless]
  faults <- c(
    faults,
    sprintf("%s is there twice", unique(names[duplicated(names)])),
    sprintf("%s is not known", setdiff(names, names(setting_types))),
    sprintf("%s is missing", setdiff(names(setting_types), names))
  )
  if (length(faults) == 0) faults <- wrong_settings(values)
  stop_with(faults, paste(basename(path), "is wrong"))
  settings <- Map(as_setting, values[names(setting_types)], setting_types)
  c(settings, root = dirname(normalizePath(path)))
}

wrong_settings <- function(values) {
  faults <- character()
  for (name in names(setting_types)) {
    fine <- switch(setting_types[[name]],
      text = TRUE,
      date = is_date(values[[name]]),
      number = grepl("^[0-9]{1,9}$", values[[name]])
    )
    needed <- c(date = "a date such as 2026-01-31", number = "a whole number")[setting_types[[name]]]
    if (!fine) faults <- c(faults, sprintf("%s must be %s", name, needed))
  }
  if (length(faults) > 0) {
    return(faults)
  }
  if (values$start > values$end) faults <- c(faults, "end must not be before start")
  for (name in c("suppress_below", "round_to", "rows")) {
    if (as.integer(values[[name]]) < 1) faults <- c(faults, sprintf("%s must be at least 1", name))
  }
  faults
}

as_setting <- function(value, type) {
  switch(type, text = value, date = as.Date(value, "%Y-%m-%d"), number = as.integer(value))
}

#' Which texts are dates in ISO form that exist.
is_date <- function(texts) {
  grepl("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", texts) & !is.na(as.Date(texts, "%Y-%m-%d"))
}

#' Stops with all faults, a line each; does nothing when there are none.
stop_with <- function(faults, heading) {
  if (length(faults) == 0) {
    return(invisible())
  }
  stop(paste0(heading, ":\n", paste0("- ", faults, collapse = "\n")), call. = FALSE)
}
