# A run, step by step.

# Each table: its file, its title, and what is counted by.
tables <- list(
  list(file = "missed-by-month.csv", title = "By month", group = "month"),
  list(file = "missed-by-area.csv", title = "By area and month", group = c("area", "month")),
  list(file = "missed-by-age.csv", title = "By age", group = "age_band"),
  list(file = "missed-by-specialty.csv", title = "By specialty and age", group = c("specialty", "age_band"))
)

#' Runs the pipeline.
#'
#' @return the folder with the outputs; stops before anything is written when settings or data are wrong
run_pipeline <- function(config_path) {
  started <- Sys.time()
  config <- read_config(config_path)
  extract <- file.path(config$root, config$appointments)
  data <- read_extract(extract)
  write_log("Read %d rows from %s", nrow(data), basename(extract))
  validate(data)
  write_log("Found the data to be as agreed")
  processed <- process(data, config$start, config$end)
  write_log("Kept %d rows: in the period, and not cancelled", nrow(processed))
  outputs <- write_outputs(make_tables(processed, config), config)
  rows <- c(read = nrow(data), kept = nrow(processed))
  folder <- file.path(config$root, config$output)
  manifest <- write_manifest(config, started, rows, c(config_path, extract), outputs)
  write_utf8(manifest, file.path(folder, "manifest.yml"))
  write_log("Wrote %d files to %s", length(outputs) + 1L, config$output)
  folder
}

#' Counts and protects every table; by their titles.
make_tables <- function(processed, config) {
  made <- lapply(tables, function(table) {
    protect(count_by(processed, table$group), config$suppress_below, config$round_to)
  })
  names(made) <- vapply(tables, `[[`, "", "title")
  made
}

#' Writes the tables and the report, and gives their paths.
write_outputs <- function(made, config) {
  folder <- file.path(config$root, config$output)
  dir.create(folder, showWarnings = FALSE, recursive = TRUE)
  paths <- file.path(folder, vapply(tables, `[[`, "", "file"))
  Map(write_table, made, paths)
  report <- file.path(folder, "report.html")
  write_utf8(write_report(config, made), report)
  c(paths, report)
}

#' Makes the made-up data where the configuration says the extract is.
#'
#' @return its path; stops when something else than made-up data could be overwritten
write_synthetic <- function(config_path) {
  config <- read_config(config_path)
  path <- file.path(config$root, config$appointments)
  if (file.exists(path) && basename(dirname(path)) != "synthetic") {
    stop(path, " is there already, and not in a folder called synthetic", call. = FALSE)
  }
  dir.create(dirname(path), showWarnings = FALSE, recursive = TRUE)
  write_table(make_appointments(config$rows, config$seed, config$start, config$end), path)
  write_log("Made %d rows in %s", config$rows, basename(path))
  path
}

#' Writes CSV that is the same on every machine: UTF-8, with lines that end in one character.
write_table <- function(data, path) {
  connection <- file(path, "wb", encoding = "UTF-8")
  on.exit(close(connection))
  write.csv(data, connection, row.names = FALSE, quote = FALSE, eol = "\n")
}

write_utf8 <- function(lines, path) {
  connection <- file(path, "wb")
  on.exit(close(connection))
  writeLines(enc2utf8(lines), connection, sep = "\n", useBytes = TRUE)
}

#' Logs a line to the terminal, and to the file that the option rap.log names.
write_log <- function(text, ...) {
  line <- paste(utc(Sys.time()), sprintf(text, ...))
  message(line)
  path <- getOption("rap.log")
  if (!is.null(path)) cat(line, "\n", file = path, append = TRUE, sep = "")
}
