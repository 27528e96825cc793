# Commands, in the folder of the project:
#   Rscript run.R synthetic    makes the made-up data
#   Rscript run.R              runs the pipeline

# Texts are in UTF-8, also on machines that were not told so.
if (!l10n_info()[["UTF-8"]]) invisible(suppressWarnings(Sys.setlocale("LC_CTYPE", "C.UTF-8")))

for (path in list.files("R", pattern = "[.]R$", full.names = TRUE)) source(path, encoding = "UTF-8")

command <- c(commandArgs(trailingOnly = TRUE), "run")[[1]]
dir.create("logs", showWarnings = FALSE)
options(rap.log = "logs/rap.log")

done <- tryCatch(
  switch(command,
    run = run_pipeline("config.yml"),
    synthetic = write_synthetic("config.yml"),
    stop("The commands are: run, synthetic", call. = FALSE)
  ),
  error = function(fault) {
    write_log("%s", conditionMessage(fault))
    quit(status = 1)
  }
)
cat("Done:", done, "\n")
