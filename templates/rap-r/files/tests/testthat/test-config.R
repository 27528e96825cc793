test_that("the configuration of this project is right", {
  config <- read_config(file.path(root, "config.yml"))
  expect_s3_class(config$start, "Date")
  expect_type(config$rows, "integer")
})

test_that("all faults are told at once", {
  path <- a_project(start = "yesterday", round_to = "five")
  expect_error(read_config(path), "start must be a date.*round_to must be a whole number")
  cat("seed: 2\nshape\ncolour: red\n", file = path, append = TRUE)
  expect_error(read_config(path), "shape.*seed is there twice.*colour is not known")
})

test_that("a period cannot end before it starts", {
  expect_error(read_config(a_project(end = "2025-12-31")), "end must not be before start")
})

test_that("a setting that is missing is named", {
  path <- a_project()
  lines <- readLines(path)
  writeLines(lines[!startsWith(lines, "seed")], path)
  expect_error(read_config(path), "seed is missing")
})
