# What rendering leaves behind can hold data about people.
left_behind <- function(folder) {
  found <- list.files(folder, recursive = TRUE, include.dirs = TRUE, all.files = TRUE, no.. = TRUE)
  found[!found %in% c("README.md", ".gitignore") & !grepl("[.](Rmd|qmd)$", found)]
}

test_that("the folder of notebooks holds sources only", {
  expect_equal(left_behind(file.path(root, "notebooks")), character())
})

test_that("what rendering leaves behind would be found", {
  folder <- tempfile("notebooks")
  dir.create(file.path(folder, "explore_files"), recursive = TRUE)
  file.create(file.path(folder, c("explore.Rmd", "explore.nb.html", "explore.html", ".RData")))
  expect_setequal(left_behind(folder), c("explore_files", "explore.nb.html", "explore.html", ".RData"))
})
