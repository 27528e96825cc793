first <- as.Date("2026-01-01")
last <- as.Date("2026-06-30")

test_that("the same seed gives the same rows, on every machine", {
  one <- make_appointments(50, 1, first, last)
  expect_identical(one, make_appointments(50, 1, first, last))
  expect_false(identical(one, make_appointments(50, 2, first, last)))
})

test_that("made-up data is as the schema says", {
  expect_silent(validate(make_appointments(500, 3, first, last)))
})

test_that("it holds nothing that looks like an NHS number", {
  text <- unlist(make_appointments(500, 3, first, last))
  expect_false(any(grepl("\\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\\b", text)))
})
