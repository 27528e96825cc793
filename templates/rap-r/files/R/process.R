# From an extract that was checked to data that can be counted.

age_bands <- c("0 to 17", "18 to 34", "35 to 49", "50 to 64", "65 to 79", "80 and over")
age_edges <- c(0, 18, 35, 50, 65, 80, Inf)

#' Gives types to the columns, keeps the period, leaves out cancelled appointments, adds groups.
#'
#' A cancelled appointment was neither attended nor missed: somebody else could have it.
#'
#' @param data as `validate` accepts it
#' @param start,end first and last day of the period, both included
#' @return a data frame with a row an appointment: month, area, age_band, specialty (factors) and missed (logical)
process <- function(data, start, end) {
  days <- as.Date(data$appointment_date, "%Y-%m-%d")
  kept <- days >= start & days <= end & data$outcome != "cancelled"
  chosen <- data[kept, ]
  data.frame(
    month = factor(format(days[kept], "%Y-%m")),
    area = factor(areas[chosen$area_code], levels = sort(areas, method = "radix")),
    age_band = band_of(as.integer(chosen$age)),
    specialty = factor(chosen$specialty, levels = specialties),
    missed = chosen$outcome == "missed",
    row.names = NULL
  )
}

#' The band of each age, in the order of ages.
band_of <- function(ages) {
  cut(ages, breaks = age_edges, labels = age_bands, right = FALSE)
}
