root <- normalizePath(testthat::test_path("..", ".."))
for (path in list.files(file.path(root, "R"), pattern = "[.]R$", full.names = TRUE)) {
  source(path, encoding = "UTF-8", local = TRUE)
}

# Four rows as an extract has them.
some_rows <- function() {
  data.frame(
    appointment_id = sprintf("SYN-%06d", 1:4),
    appointment_date = c("2026-01-01", "2026-01-31", "2026-02-01", "2026-03-15"),
    area_code = c("ZZ1", "ZZ1", "ZZ2", "ZZ2"),
    specialty = c("Cardiology", "Dermatology", "Cardiology", "Cardiology"),
    age = c("17", "18", "79", "80"),
    outcome = c("attended", "missed", "cancelled", "missed")
  )
}

# The configuration file of a copy of this project, in a folder of its own, with lines replaced.
a_project <- function(...) {
  folder <- tempfile("project")
  dir.create(folder)
  lines <- readLines(file.path(root, "config.yml"), encoding = "UTF-8")
  changes <- c(...)
  for (name in names(changes)) {
    lines <- sub(paste0("^", name, ": .*"), paste0(name, ": ", changes[[name]]), lines)
  }
  path <- file.path(folder, "config.yml")
  writeLines(lines, path, useBytes = TRUE)
  path
}

quietly <- function(code) suppressMessages(code)
