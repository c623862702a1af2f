# Golden values of indicators/statistics, made with R alone: Rscript make_golden.R, from this folder.
# Base R wherever it has the method; elsewhere a plain transcription of the definition, row by row, with no short cut.
# `psych` only confirms the noncentral intervals. nan: not defined, and the function must say NaN there too.

set.seed(2015)
digits <- function(x) ifelse(is.na(x), "nan", sprintf("%.17g", x))
joined <- function(x) paste(sprintf("%.17g", x), collapse = " ")
save <- function(name, rows) {
  table <- do.call(rbind, lapply(rows, function(row) as.data.frame(row, stringsAsFactors = FALSE)))
  for (column in names(table)) if (is.numeric(table[[column]])) table[[column]] <- digits(table[[column]])
  write.csv(table, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  cat(name, nrow(table), "\n")
}
# Rows of a sample → distinct values and how often each occurs, as the functions take them.
counted <- function(x, levels = sort(unique(x))) list(values = levels, counts = sapply(levels, function(v) sum(x == v)))
# Quotients of near numbers (0.3 - 0.2, 0.2 - 0.1) are tied, as in the functions.
tied <- function(x) round(x, 10)
either <- function(expression) tryCatch(expression, error = function(e) NULL)
# The noncentralities for which Student's t would be above t, or below it, 2.5 times in 100.
noncentral <- function(t, df) {
  reach <- c(min(t, 0) * 3 - 10, max(t, 0) * 3 + 10)
  sapply(c(0.975, 0.025), function(p) uniroot(function(x) suppressWarnings(pt(t, df, x)) - p, reach, tol = 1e-12)$root)
}

# -- shares ----------------------------------------------------------------------------------------------------------
pairs <- list(c(0, 1), c(1, 1), c(0, 2), c(1, 2), c(2, 2), c(0, 20), c(20, 20), c(1, 29), c(81, 263), c(15, 148), c(7, 10),
              c(1, 1000), c(999, 1000), c(5000, 20000), c(0, 100000), c(123456, 654321))
grid <- unlist(lapply(c(3, 5, 8, 13, 30), function(n) lapply(0:n, function(k) c(k, n))), recursive = FALSE)
save("clopper_pearson", lapply(c(pairs, grid), function(c) {
  bounds <- binom.test(c[1], c[2])$conf.int
  list(k = c[1], n = c[2], low = bounds[1], high = bounds[2])
}))

# No golden value is made of these draws any more: they keep the samples below those of the files.
invisible(replicate(60, { n <- sample(1:80, 2, TRUE); c(sample(0:n[1], 1), n[1], sample(0:n[2], 1), n[2]) }))
invisible(replicate(60, as.vector(rmultinom(1, sample(1:90, 1), prop.table(runif(4))))))

changes <- c(list(c(0, 0), c(0, 1), c(1, 1), c(7, 1), c(16, 6), c(2, 25), c(0, 40), c(50, 50), c(300, 250), c(6000, 6100)),
             unlist(lapply(c(2, 5, 6, 11), function(n) lapply(0:n, function(k) c(k, n - k))), recursive = FALSE))
save("mcnemar", lapply(changes, function(c) {
  n <- sum(c)
  if (n == 0) return(list(first_only = 0, second_only = 0, exact = NA_real_, mid = NA_real_))
  # mid-p from its definition: all that is less likely, and half of what is as likely as the counts seen.
  chances <- dbinom(0:n, n, 0.5); seen <- chances[c[1] + 1]; alike <- abs(chances - seen) < 1e-9 * seen
  list(first_only = c[1], second_only = c[2], exact = binom.test(c[1], n)$p.value,
       mid = sum(chances[chances < seen & !alike]) + sum(chances[alike]) / 2)
}))

# Woolf's and Katz's intervals are the Wald intervals of binomial regressions on the logit and on the logarithm.
tables <- c(list(c(10, 20, 5, 25), c(1, 1, 1, 1), c(0, 10, 5, 5), c(10, 0, 5, 5), c(0, 10, 10, 0), c(10, 0, 0, 10), c(3, 0, 0, 1),
                 c(0, 10, 0, 10), c(10, 0, 10, 0), c(0, 0, 5, 5), c(5, 5, 0, 0), c(400, 9600, 350, 12000), c(1, 0, 1, 1)),
            replicate(40, sample(1:60, 4, TRUE), simplify = FALSE))
wald <- function(c, link) {
  share <- c(c[1] / (c[1] + c[2]), c[3] / (c[3] + c[4]))
  start <- if (link == "log") c(log(share[2]), log(share[1] / share[2])) else NULL
  fit <- suppressWarnings(glm(share ~ I(1:0), family = binomial(link), weights = c(c[1] + c[2], c[3] + c[4]), start = start,
                              control = list(epsilon = 1e-15, maxit = 100)))
  line <- coef(summary(fit))[2, ]
  exp(line[[1]] + c(0, -1, 1) * qnorm(0.975) * line[[2]])
}
save("ratios", lapply(tables, function(c) {
  odds <- risk <- rep(NA_real_, 3)
  empty <- c[1] + c[2] == 0 || c[3] + c[4] == 0
  if (!empty && c[1] + c[3] > 0 && c[2] + c[4] > 0) odds <- wald(if (any(c == 0)) c + 0.5 else c, "logit")
  if (!empty && c[1] + c[3] > 0) {
    d <- if (c[1] == 0 || c[3] == 0) c + 0.5 else c
    share <- c(d[1] / (d[1] + d[2]), d[3] / (d[3] + d[4]))
    # At 100 % the regression has no finite error: the delta method, from which Katz's formula comes.
    error <- sqrt(sum((1 - share) / (share * c(d[1] + d[2], d[3] + d[4]))))
    risk <- share[1] / share[2] * exp(c(0, -1, 1) * qnorm(0.975) * error)
    if (all(share < 1)) stopifnot(isTRUE(all.equal(risk, wald(d, "log"), tolerance = 1e-6)))
    if (error == 0) risk[2:3] <- NA
  }
  list(a = c[1], b = c[2], c = c[3], d = c[4], odds = odds[1], odds_low = odds[2], odds_high = odds[3],
       risk = risk[1], risk_low = risk[2], risk_high = risk[3])
}))

# -- samples ---------------------------------------------------------------------------------------------------------
likert <- function(n, chances) sample(seq_along(chances), n, TRUE, chances)
samples <- c(list(c(4), c(4, 4), c(1, 2), rep(3, 9), c(1, 5, 5, 5, 5, 5), 1:6, 1:5, c(0.1, 0.2, 0.2, 0.3, 0.7, 1.1), c(-3, -1, 0, 0, 2, 9),
                  c(1e6, 1e6 + 1, 1e6 + 2, 1e6 + 5), likert(5000, c(1, 2, 4, 2, 1)), round(rexp(400, 1 / 40))),
             lapply(c(6, 7, 8, 9, 11, 12, 16, 17, 24, 25, 29, 30, 31, 50, 64, 100, 199), function(n) likert(n, c(1, 1, 3, 4, 2))),
             lapply(c(5, 6, 10, 20, 40), function(n) round(rnorm(n, 12, 5), 1)))
save("quantiles", unlist(lapply(samples, function(x) lapply(c(0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1), function(p) {
  each <- counted(x)
  list(values = joined(each$values), counts = joined(each$counts), probability = p, quantile = quantile(x, p, type = 7)[[1]])
})), recursive = FALSE))

# The interval of the median holds what a sign test does not reject: from both ends, answers go while p ≤ 5 %.
save("median", lapply(samples, function(x) {
  each <- counted(x); n <- length(x); out <- 0
  while (out < n / 2 && binom.test(out, n)$p.value <= 0.05) out <- out + 1
  bounds <- if (out == 0) rep(NA_real_, 3) else c(sort(x)[c(out, n + 1 - out)], 1 - binom.test(out - 1, n)$p.value)
  list(values = joined(each$values), counts = joined(each$counts), low = bounds[1], high = bounds[2], coverage = bounds[3])
}))

two <- c(list(list(c(4), c(1, 2)), list(c(4, 4), c(4, 4)), list(c(4, 4), c(1, 1, 1)), list(c(4, 4), c(1, 2)), list(c(1, 2), c(1, 2)),
              list(c(5, 5, 5, 5), c(1, 1, 2)), list(likert(3000, c(1, 2, 4, 2, 1)), likert(2500, c(1, 2, 3, 3, 1)))),
         lapply(1:25, function(i) list(likert(sample(2:60, 1), runif(5)), likert(sample(2:60, 1), runif(5)))))
save("two_samples", lapply(two, function(pair) {
  x <- pair[[1]]; y <- pair[[2]]; levels <- sort(unique(c(x, y)))
  test <- either(t.test(x, y))
  welch <- if (is.null(test)) rep(NA_real_, 3) else c(test$conf.int, test$p.value)
  g <- c(NA_real_, NA_real_, NA_real_); n <- length(x); m <- length(y); df <- n + m - 2
  if (n > 1 && m > 1) {
    pooled <- sqrt((sum((x - mean(x))^2) + sum((y - mean(y))^2)) / df)
    d <- (mean(x) - mean(y)) / pooled
    if (pooled > 0) {
      bounds <- noncentral(d / sqrt(1 / n + 1 / m), df) * sqrt(1 / n + 1 / m)
      g <- c(d * gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2)), bounds)
      if (df > 300) g[1] <- d * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
      stopifnot(max(abs(psych::d.ci(d, n1 = n, n2 = m)[c(1, 3)] - bounds)) < 2e-3)
    }
  }
  # Cliff's delta from every pair of people; consistent variance; asymmetric interval with Student's t.
  over <- sign(outer(x, y, "-")); delta <- mean(over); cliff <- c(delta, NA_real_, NA_real_)
  if (n > 1 && m > 1 && abs(delta) < 1) {
    variance <- ((m - 1) * var(rowMeans(over)) + (n - 1) * var(colMeans(over)) + sum((over - delta)^2) / ((n - 1) * (m - 1))) / (n * m)
    q <- qt(0.975, df)
    cliff[2:3] <- (delta - delta^3 + c(-1, 1) * q * sqrt(variance) * sqrt((1 - delta^2)^2 + q^2 * variance)) / (1 - delta^2 + q^2 * variance)
  }
  list(values = joined(levels), counts1 = joined(counted(x, levels)$counts), counts2 = joined(counted(y, levels)$counts),
       difference = mean(x) - mean(y), low = welch[1], high = welch[2], p = welch[3], g = g[1], g_low = g[2], g_high = g[3],
       delta = cliff[1], delta_low = cliff[2], delta_high = cliff[3])
}))

# -- the same people twice -------------------------------------------------------------------------------------------
joint <- c(list(list(c(3), c(4)), list(c(1, 2), c(1, 2)), list(c(1, 2, 3), c(2, 3, 4)), list(c(2, 2, 2), c(2, 2, 2)), list(c(2, 2, 2), c(1, 2, 3)),
                list(c(1, 2), c(2, 1)), list(c(1, 1, 2), c(4, 5, 5))),
           lapply(1:30, function(i) { n <- sample(c(2:40, 300), 1); x <- likert(n, runif(5)); list(x, pmin(5, pmax(1, x + likert(n, runif(4)) - 2))) }))
save("g_av", lapply(joint, function(pair) {
  x <- pair[[1]]; y <- pair[[2]]; n <- length(x); levels <- sort(unique(c(x, y)))
  g <- rep(NA_real_, 3)
  if (n > 2 && var(y - x) > 0) {
    average <- sqrt((var(x) + var(y)) / 2); scale <- sd(y - x) / sqrt(n) / average; d <- mean(y - x) / average
    g <- c(d * exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2),
           noncentral(mean(y - x) / (sd(y - x) / sqrt(n)), n - 1) * scale)
  }
  list(values = joined(levels), counts = joined(t(table(factor(x, levels), factor(y, levels)))), g = g[1], low = g[2], high = g[3])
}))

distances <- c(list(c(0), c(0, 0, 0), c(2), c(-1), c(0, 3), c(1, -1), c(1, 2), c(1, 1, 1, 1, 1, 1), c(0, 0, 1, 1, 1, -1), c(0.3 - 0.2, 0.2 - 0.1, -0.5),
                    c(-2, -1, 0, 0, 1, 1, 1, 2, 2, 3), c(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -2), c(1.9, 0.8, 1.1, 0.1, 0, 4.4, 5.5, 1.6, 4.6, 3.4) - c(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2)),
               lapply(c(3:12, 12, 12), function(n) likert(n, runif(6)) - 3),
               lapply(c(6, 9, 15, 30, 49, 120, 200), function(n) sample(1:5000, n) * sample(c(-1, 1, 1), n, TRUE)),
               lapply(c(201, 260, 900), function(n) likert(n, c(1, 2, 4, 3, 2)) - 3), list(sample(1:5000, 300) * sample(c(-1, 1), 300, TRUE)))

# Pratt's ranks, then every way of giving signs to those who changed (up to 12), or wilcox.test, which has no ties nor zeros.
signed <- function(x) {
  x <- tied(x); r <- rank(abs(x)); r <- r[x != 0]; up <- x[x != 0] > 0
  if (!length(r)) return(list(plus = NA_real_, p = NA_real_))
  plus <- sum(r[up]); zeros <- sum(x == 0); n <- length(x); size <- table(abs(x[x != 0]))
  if (length(r) <= 12) {
    totals <- as.matrix(expand.grid(rep(list(0:1), length(r)))) %*% r
    p <- min(1, 2 * min(mean(totals <= plus + 1e-9), mean(totals >= plus - 1e-9)))
  } else if (n <= 200) {
    stopifnot(zeros == 0, !anyDuplicated(abs(x))); test <- wilcox.test(x, exact = TRUE); p <- test$p.value
    stopifnot(test$statistic == plus)
  } else {
    variance <- (n * (n + 1) * (2 * n + 1) - zeros * (zeros + 1) * (2 * zeros + 1)) / 24 - sum(size^3 - size) / 48
    p <- 2 * pnorm(-max(abs(plus - sum(r) / 2) - 0.5, 0) / sqrt(variance))
    if (zeros == 0) stopifnot(isTRUE(all.equal(p, wilcox.test(x, exact = FALSE, correct = TRUE)$p.value)))
  }
  list(plus = plus, p = p)
}
biserial <- function(x) { x <- tied(x); r <- rank(abs(x)); sum(sign(x) * r) / sum(r[x != 0]) }
save("paired", lapply(distances, function(x) {
  n <- length(x); each <- counted(x); test <- either(t.test(x)); if (!is.null(test) && is.nan(test$p.value)) test <- NULL
  ranks <- signed(x)
  walsh <- outer(x, x, "+") / 2; walsh <- sort(walsh[upper.tri(walsh, TRUE)])
  bounds <- rep(NA_real_, 2)
  if (n >= 6) {
    out <- if (n <= 200) qsignrank(0.025, n) else floor(n * (n + 1) / 4 + 0.5 - qnorm(0.975) * sqrt(n * (n + 1) * (2 * n + 1) / 24))
    bounds <- walsh[c(out, length(walsh) + 1 - out)]
    if (n < 50 && !any(x == 0) && !anyDuplicated(abs(tied(x)))) {
      test_r <- wilcox.test(x, conf.int = TRUE, exact = TRUE)
      stopifnot(isTRUE(all.equal(c(test_r$conf.int), bounds)), isTRUE(all.equal(test_r$estimate[[1]], median(walsh))))
    }
  }
  r <- biserial(x); r_bounds <- rep(NA_real_, 2)
  if (!is.nan(r) && abs(r) < 1) {
    without <- sapply(seq_along(x), function(i) biserial(x[-i]))
    error <- sqrt((n - 1) / n * sum((without - mean(without))^2)) / (1 - r^2)
    r_bounds <- tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * error)
  }
  list(values = joined(each$values), counts = joined(each$counts), mean = mean(x), t_low = if (is.null(test)) NA_real_ else test$conf.int[1],
       t_high = if (is.null(test)) NA_real_ else test$conf.int[2], t_p = if (is.null(test)) NA_real_ else test$p.value,
       plus = ranks$plus, p = ranks$p, pseudo_median = median(walsh), low = bounds[1], high = bounds[2],
       r = if (is.nan(r)) NA_real_ else r, r_low = r_bounds[1], r_high = r_bounds[2])
}))

# BCa from every way of redrawing up to 6 people; beyond, from 200,000 of them: the test says how far these may stray.
save("bca", lapply(c(list(c(2), c(2, 2, 2), c(1, 2), c(1, 2, 4), c(0.1, 0.2, 0.2, 0.3), c(0, 0, 7, 7, 8), c(1, 1, 1, 1, 9, 30), c(1, 2.5, 3, 3, 4, 6),
                          c(0, 0, 0, 0, 0, 0, 0, 0, 40), 1:10), samples[c(14, 18, 22, 25, 27, 30, 33, 34)]), function(x) {
  each <- counted(x); n <- length(x); bounds <- rep(NA_real_, 2)
  if (length(each$values) > 1) {
    redrawn <- if (n <= 6) as.matrix(expand.grid(rep(list(x), n))) else matrix(sample(x, n * 2e5, TRUE), ncol = n)
    means <- round(rowMeans(redrawn), 12); middle <- round(mean(x), 12)
    z0 <- qnorm(mean(means < middle) + mean(means == middle) / 2)
    left_out <- sapply(seq_along(x), function(i) mean(x[-i]))
    away <- mean(left_out) - left_out
    z <- z0 + qnorm(c(0.025, 0.975))
    bounds <- quantile(means, pnorm(z0 + z / (1 - sum(away^3) / (6 * sum(away^2)^1.5) * z)), type = 1)
  }
  list(values = joined(each$values), counts = joined(each$counts), low = bounds[[1]], high = bounds[[2]])
}))
