test_that("small counts are hidden and others rounded", {
  shown <- protect_counts(c(0, 1, 7, 8, 12, 13, 100), suppress_below = 8, round_to = 5)
  expect_equal(shown, c(0, NA, NA, 10, 10, 15, 100))
})

test_that("no count that is shown is far from the truth, and none is small", {
  counts <- 0:300
  for (suppress_below in c(1, 5, 8, 10)) {
    for (round_to in c(1, 5, 10)) {
      shown <- protect_counts(counts, suppress_below, round_to)
      expect_equal(is.na(shown), counts > 0 & counts < suppress_below)
      expect_true(all(abs(shown - counts) <= round_to / 2, na.rm = TRUE))
      expect_true(all(shown %% round_to == 0, na.rm = TRUE))
    }
  }
})

test_that("a percentage is hidden with either of its counts, and comes from rounded ones", {
  table <- data.frame(appointments = c(103, 103, 5, 0, 12), missed = c(12, 3, 0, 0, 12))
  shown <- protect(table, suppress_below = 8, round_to = 5)
  expect_equal(shown$appointments, c("105", "105", hidden, "0", "10"))
  expect_equal(shown$missed, c("10", hidden, "0", "0", "10"))
  expect_equal(shown$missed_percent, c("9.5", hidden, hidden, "", "100.0"))
})

test_that("a negative count is a bug", {
  expect_error(protect_counts(-1, 8, 5), "negative")
})
