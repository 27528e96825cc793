# The record of a run: what went in, what came out, and what did it.

#' The manifest as lines of YAML.
#'
#' @param config the settings of the run
#' @param started time the run began
#' @param rows how many rows were read and kept
#' @param inputs,outputs paths of files
write_manifest <- function(config, started, rows, inputs, outputs) {
  c(
    paste("started:", utc(started)),
    paste("finished:", utc(Sys.time())),
    describe_code(config$root),
    paste("r:", as.character(getRversion())),
    sprintf("rows: { read: %d, kept: %d }", rows[["read"]], rows[["kept"]]),
    "inputs:", describe_files(inputs, config$root),
    "outputs:", describe_files(outputs, config$root)
  )
}

#' Path, size and hash of files. MD5, which base R has, tells that a file changed; it does not prove who changed it.
describe_files <- function(paths, root) {
  inside <- startsWith(normalizePath(paths), paste0(root, .Platform$file.sep))
  shown <- ifelse(inside, substring(normalizePath(paths), nchar(root) + 2L), basename(paths))
  sprintf("  - { path: \"%s\", bytes: %.0f, md5: %s }", shown, file.size(paths), unname(tools::md5sum(paths)))
}

#' The commit the code is at, and whether files were changed since; null outside git.
describe_code <- function(root) {
  commit <- ask_git(root, "rev-parse HEAD")
  if (is.null(commit)) {
    return(c("commit: null", "changed: null"))
  }
  changed <- length(ask_git(root, "status --porcelain")) > 0
  c(paste("commit:", commit), paste("changed:", tolower(changed)))
}

ask_git <- function(root, question) {
  if (Sys.which("git") == "") {
    return(NULL)
  }
  arguments <- c("-C", shQuote(root), strsplit(question, " ")[[1]])
  answer <- suppressWarnings(system2("git", arguments, stdout = TRUE, stderr = FALSE))
  if (is.null(attr(answer, "status"))) answer else NULL
}

utc <- function(time) format(time, "%Y-%m-%dT%H:%M:%SZ", tz = "UTC")
