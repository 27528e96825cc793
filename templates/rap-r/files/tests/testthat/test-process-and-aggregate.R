test_that("both ends of the period are kept and cancelled ones left out", {
  expect_equal(nrow(process(some_rows(), as.Date("2026-01-01"), as.Date("2026-03-15"))), 3)
  expect_equal(nrow(process(some_rows(), as.Date("2026-01-02"), as.Date("2026-03-14"))), 1)
})

test_that("bands begin where they say", {
  bands <- as.character(band_of(c(0, 17, 18, 79, 80, 120)))
  expect_equal(bands, c("0 to 17", "0 to 17", "18 to 34", "65 to 79", "80 and over", "80 and over"))
})

year <- function(rows) process(rows, as.Date("2026-01-01"), as.Date("2026-12-31"))

test_that("counts are right, and groups without appointments are there with zero", {
  counted <- count_by(year(some_rows()), "area")
  expect_equal(counted$area, sort(unname(areas)))
  expect_equal(counted$appointments, c(1, 0, 2, 0, 0))
  expect_equal(counted$missed, c(1, 0, 1, 0, 0))
})

test_that("the last column of a group varies fastest", {
  counted <- count_by(year(some_rows()), c("specialty", "age_band"))
  expect_equal(nrow(counted), 4 * 6)
  expect_equal(head(counted$age_band, 3), age_bands[1:3])
})

test_that("nothing is lost between the data and the tables", {
  processed <- year(make_appointments(2000, 5, as.Date("2026-01-01"), as.Date("2026-06-30")))
  for (table in tables) {
    counted <- count_by(processed, table$group)
    expect_equal(sum(counted$appointments), nrow(processed))
    expect_equal(sum(counted$missed), sum(processed$missed))
  }
})
