package io.comptoir.dialogue.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;

/**
 * Reckoning with days and times in expressions. Days are texts such as {@code 2026-12-20}, times
 * such as {@code 2026-12-20T08:15}, both on the shop's clock; a text that is neither makes the
 * expression's value missing.
 */
final class DateFunctions {
  private static final int MOST = 100_000;

  private DateFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        declared("plus_days", SimpleType.STRING),
        declared("plus_hours", SimpleType.STRING),
        declared("days_between", SimpleType.INT),
        declared("years_between", SimpleType.INT),
        CelFunctionDecl.newFunctionDeclaration(
            "weekday",
            CelOverloadDecl.newGlobalOverload("weekday_dyn", SimpleType.STRING, SimpleType.DYN)));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        bound("plus_days", (day, count) -> plus(read(day), whole(count), ChronoUnit.DAYS)),
        bound("plus_hours", (time, count) -> plus(time(time), whole(count), ChronoUnit.HOURS)),
        bound("days_between", (a, b) -> ChronoUnit.DAYS.between(day(a), day(b))),
        bound("years_between", (a, b) -> ChronoUnit.YEARS.between(day(a), day(b))),
        CelFunctionBinding.from(
            "weekday_dyn",
            Object.class,
            at -> day(at).getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT)));
  }

  private interface OfTwo {
    Object of(Object one, Object two);
  }

  private static CelFunctionDecl declared(String name, CelType gives) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newGlobalOverload(name + "_dyn", gives, SimpleType.DYN, SimpleType.DYN));
  }

  private static CelFunctionBinding bound(String name, OfTwo function) {
    return CelFunctionBinding.from(name + "_dyn", Object.class, Object.class, function::of);
  }

  private static String plus(Temporal from, long count, ChronoUnit unit) {
    return from.plus(count, unit).toString();
  }

  private static long whole(Object count) {
    var number = ((Number) count).longValue();
    if (Math.abs(number) > MOST) {
      throw new IllegalArgumentException("too far: " + number);
    }
    return number;
  }

  private static Temporal read(Object text) {
    var iso = (String) text;
    return iso.length() > 10 ? LocalDateTime.parse(iso) : LocalDate.parse(iso);
  }

  private static LocalDateTime time(Object text) {
    return switch (read(text)) {
      case LocalDateTime time -> time;
      case Temporal day -> ((LocalDate) day).atStartOfDay();
    };
  }

  private static LocalDate day(Object text) {
    return time(text).toLocalDate();
  }
}
