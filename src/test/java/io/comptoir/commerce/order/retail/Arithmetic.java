package io.comptoir.commerce.order.retail;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Sums as the other shop's calls write them: numbers, + - * / and brackets. */
final class Arithmetic {
  private final String text;
  private int at;

  private Arithmetic(String text) {
    this.text = text.replace(" ", "");
  }

  /** To the cent, as that shop writes numbers: {@code 41.92}, {@code 5.0}. */
  static Optional<String> evaluate(String expression) {
    try {
      var sum = new Arithmetic(expression);
      var value = sum.sum();
      return sum.at < sum.text.length()
          ? Optional.empty()
          : Optional.of(Double.toString(value.setScale(2, RoundingMode.HALF_EVEN).doubleValue()));
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private BigDecimal sum() {
    var value = product();
    while (next('+') || next('-')) {
      var minus = text.charAt(at++) == '-';
      var other = product();
      value = minus ? value.subtract(other) : value.add(other);
    }
    return value;
  }

  private BigDecimal product() {
    var value = factor();
    while (next('*') || next('/')) {
      var by = text.charAt(at++) == '/';
      var other = factor();
      value = by ? value.divide(other, MathContext.DECIMAL64) : value.multiply(other);
    }
    return value;
  }

  private BigDecimal factor() {
    if (next('-')) {
      at++;
      return factor().negate();
    }
    if (next('+')) {
      at++;
      return factor();
    }
    if (next('(')) {
      at++;
      var value = sum();
      if (!next(')')) {
        throw new NumberFormatException("a bracket is open");
      }
      at++;
      return value;
    }
    var from = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || next('.'))) {
      at++;
    }
    return new BigDecimal(text.substring(from, at));
  }

  private boolean next(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
