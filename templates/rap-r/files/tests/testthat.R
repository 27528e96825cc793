# Runs all tests, in the folder of the project: Rscript tests/testthat.R
if (!l10n_info()[["UTF-8"]]) invisible(suppressWarnings(Sys.setlocale("LC_CTYPE", "C.UTF-8")))
if (!requireNamespace("testthat", quietly = TRUE)) {
  stop("The tests need the package testthat: install.packages(\"testthat\"), or apt install r-cran-testthat")
}
testthat::test_dir("tests/testthat", reporter = "summary", stop_on_failure = TRUE)
