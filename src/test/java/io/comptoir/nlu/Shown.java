package io.comptoir.nlu;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import java.math.BigDecimal;

/** An entity as a test writes it: {@code type=value}, a negated one with a minus before it. */
final class Shown {
  private Shown() {}

  static String entity(Entity entity) {
    var sign = entity.negated() ? "-" : "";
    return switch (entity.value()) {
      case Value.Ref(var kind, var id) -> sign + kind + "=" + id;
      case Value.Text(var text) -> sign + entity.type() + "=" + text;
      case Value.Number(var number) -> sign + entity.type() + "=" + (long) number;
      case Value.Amount(var money) -> sign + entity.type() + "=" + money(money);
      case Value.Fields(var fields) -> {
        var min = fields.get("min") instanceof Value.Amount(var money) ? plain(money) : "";
        var max = fields.get("max") instanceof Value.Amount(var money) ? plain(money) : "";
        var any = (Value.Amount) fields.values().iterator().next();
        yield entity.type() + "=" + min + ".." + max + " " + any.money().currency();
      }
      case Value.Truth(var truth) -> entity.type() + "=" + truth;
      case Value.Items items -> entity.type() + "=" + items;
    };
  }

  private static String money(Money money) {
    return plain(money) + " " + money.currency();
  }

  private static String plain(Money money) {
    var major = money.major();
    return major.remainder(BigDecimal.ONE).signum() == 0
        ? major.toBigInteger().toString()
        : major.toPlainString();
  }
}
