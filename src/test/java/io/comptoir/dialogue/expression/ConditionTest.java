package io.comptoir.dialogue.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.expression.Expressions.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConditionTest {
  private static final List<String> PARTS =
      List.of(
          "known(a)",
          "!known(a)",
          "known(t)",
          "t",
          "!t",
          "cart.empty",
          "!cart.empty",
          "cart.count > 2",
          "a == 'x && y'",
          "a.contains('&&')",
          "(t || known(a))",
          "!(t && cart.empty)",
          "any == 3",
          "any",
          "!any",
          "size(list) == 0");

  private static final Map<String, Type> NAMES =
      Map.of(
          "a", new Type.Text(),
          "t", new Type.Truth(),
          "any", new Type.Any(),
          "list", new Type.Items(),
          "cart", new Type.Struct(Map.of("empty", new Type.Truth(), "count", new Type.Any())));

  @Test
  void theOutermostPartsAreFound() {
    assertThat(Condition.parts("known(a) && (b && c) && d.matches('x && \\' y')"))
        .containsExactly("known(a)", "(b && c)", "d.matches('x && \\' y')");
    assertThat(Condition.parts("a && b || c")).hasSize(1);
    assertThat(Condition.parts("a ? b && c : d")).hasSize(1);
  }

  /** Whatever is joined and whatever is missing, it holds when CEL's own evaluation is true. */
  @Test
  void aConjunctionHoldsWhenTheWholeIsTrue() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var expressions = new Expressions(NAMES);
    for (var round = 0; round < 400; round++) {
      var parts = new ArrayList<String>();
      for (var i = random.nextInt(3); i >= 0; i--) {
        parts.add(PARTS.get(random.nextInt(PARTS.size())));
      }
      var source = String.join(" && ", parts);
      if (source.equals("t") || source.equals("any") || source.equals("cart.empty")) {
        continue; // a path alone counts as true when anything is there
      }
      var expression = expressions.compile(source);
      var values = values(random);
      assertThat(expression.holds(values::get))
          .as("%s on %s, seed %d", source, values, seed)
          .isEqualTo(expression.value(values::get).filter(Value.of(true)::equals).isPresent());
    }
  }

  private static Map<String, Value> values(Random random) {
    var values = new HashMap<String, Value>();
    if (random.nextBoolean()) {
      values.put("a", Value.of(random.nextBoolean() ? "x && y" : "z"));
    }
    if (random.nextBoolean()) {
      values.put("t", Value.of(random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      values.put("any", random.nextBoolean() ? Value.of(3) : Value.of(random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      values.put("list", Value.items(random.nextBoolean() ? List.of() : List.of(Value.of(1))));
    }
    var cart = new HashMap<String, Value>();
    if (random.nextBoolean()) {
      cart.put("empty", Value.of(random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      cart.put("count", Value.of(random.nextInt(5)));
    }
    if (random.nextBoolean()) {
      values.put("cart", new Value.Fields(cart));
    }
    return values;
  }
}
