# Runs all tests, in the folder of the project: Rscript tests/testthat.R
if (!l10n_info()[["UTF-8"]]) invisible(suppressWarnings(Sys.setlocale("LC_CTYPE", "C.UTF-8")))
testthat::test_dir("tests/testthat", reporter = "summary", stop_on_failure = TRUE)
