test_that("data as agreed passes", {
  expect_silent(validate(some_rows()))
})

test_that("a wrong value is found and named by its row", {
  wrong <- list(
    c("appointment_id", "1"), c("appointment_date", "31/01/2026"), c("appointment_date", "2026-02-30"),
    c("area_code", "XX9"), c("specialty", ""), c("age", "121"), c("age", "-1"), c("age", "4.5"),
    c("outcome", "Attended")
  )
  for (pair in wrong) {
    rows <- some_rows()
    rows[3, pair[[1]]] <- pair[[2]]
    expect_error(validate(rows), paste0(pair[[1]], ": must be .*; 1 wrong, in rows 4$"))
  }
})

test_that("values are not shown, because messages are logged", {
  rows <- some_rows()
  rows$specialty[[1]] <- "Somebody Private"
  message <- tryCatch(validate(rows), error = conditionMessage)
  expect_match(message, "specialty")
  expect_false(grepl("Private", message))
})

test_that("columns that are missing or not expected are found", {
  rows <- some_rows()
  names(rows)[names(rows) == "age"] <- "name"
  expect_error(validate(rows), "age: the column is missing\n- name: the column is not expected")
})

test_that("an appointment must not be there twice, and there must be some", {
  rows <- some_rows()
  rows$appointment_id[[2]] <- "SYN-000001"
  expect_error(validate(rows), "must not be there twice; 2 wrong, in rows 2, 3")
  expect_error(validate(rows[0, ]), "There are no rows")
})
