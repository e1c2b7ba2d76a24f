package io.comptoir.dialogue.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoryTest {
  private static final String TEXTS = "a é\"\\\n\u0007\u2028\uD83D\uDE00</script>";
  private final Random random = new Random(7);

  @RepeatedTest(200)
  void whatIsWrittenIsReadBack() {
    var memory = memory();
    assertThat(Memory.read(memory.json())).isEqualTo(memory);
    assertThat(Memory.read(memory.json()).json()).isEqualTo(memory.json());
  }

  @RepeatedTest(200)
  void valuesAreWrittenAsTheirAnnotationsSay() {
    var memory = memory();
    var tree = JsonMapper.shared().readTree(memory.json());
    for (var slot : memory.slots().entrySet()) {
      var written = tree.get("slots").get(slot.getKey());
      assertThat(JsonMapper.shared().treeToValue(written, Value.class)).isEqualTo(slot.getValue());
      assertThat(written.toString())
          .isEqualTo(
              JsonMapper.shared().writerFor(Value.class).writeValueAsString(slot.getValue()));
    }
  }

  @Test
  void aStateKeptByAnEarlierReleaseIsRead() {
    var kept =
        """
        {"version":1,"stack":[{"flow":"checkout","hash":"h","pc":3,"step":"s","slots":{"n":\
        {"is":"number","number":2.0},"m":{"money":{"amount":2990,"currency":"EUR"},"is":"amount"}},\
        "since":"2026-11-21T10:00:00Z","caller":true,"tries":1,"later":[{}]}],\
        "prompt":{"id":4,"kind":"confirm","options":[{"value":"yes","label":"Oui"}]},\
        "misses":null,"count":9,"language":"fr","greeted":true,"lastAt":"2026-11-21T10:00:00.123Z",\
        "unknown":{"a":[1,{"b":2}]}}""";
    var memory = Memory.read(kept);
    assertThat(memory.stack().getFirst().slots())
        .containsExactly(
            Map.entry("n", Value.of(2)), Map.entry("m", Value.of(Money.of(2990, "EUR"))));
    assertThat(memory.prompt())
        .isEqualTo(
            new Prompt(4, Prompt.Kind.CONFIRM, null, List.of(new Prompt.Option("yes", "Oui"))));
    assertThat(memory.lastAt()).isEqualTo("2026-11-21T10:00:00.123Z");
    assertThat(memory.count()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "7",
        "{\"version\":1,\"count\":\"x\"}",
        "{\"version\":1,\"language\":\"!\"}",
        "{\"version\":1,\"lastAt\":\"noon\"}",
        "{\"version\":1,\"stack\":{}}",
        "{\"version\":1,\"prompt\":{\"id\":1}}",
        "{\"version\":1,\"slots\":{\"a\":{\"is\":\"nothing\"}}}",
        "{\"version\":1,\"slots\":{\"a\":{\"is\":\"amount\",\"money\":{\"amount\":1}}}}",
        "{\"version\":1,\"slots\":{\"a\":{\"is\":\"ref\",\"kind\":\"product\"}}}"
      })
  void whatCannotBeReadStartsAfresh(String json) {
    assertThat(Memory.read(json)).isEqualTo(Memory.fresh());
  }

  @Test
  void whatAnotherReleaseKeptGivesUpWhatIsUnderWayAndCountsOn() {
    var newer =
        Memory.read(
            """
            {"version":2,"stack":[{"flow":"checkout","hash":"h","pc":3}],"count":41,\
            "prompt":{"id":41,"kind":"confirm"},"language":"en","greeted":true}""");
    assertThat(newer.stack()).isEmpty();
    assertThat(newer.prompt()).isNull();
    assertThat(newer.count()).isEqualTo(41);
    assertThat(newer.language()).isEqualTo(Language.ENGLISH);
    assertThat(newer.greeted()).isTrue();
    assertThat(newer.version()).isEqualTo(Memory.VERSION);
  }

  @Test
  void aPartThatMakesNoSenseCostsWhatIsUnderWayAndNotTheCount() {
    assertThat(Memory.read("{\"version\":1,\"stack\":{\"a\":[1]},\"count\":7}").count())
        .isEqualTo(7);
    assertThat(Memory.read("{\"version\":1,\"count\":4").count()).isEqualTo(4);
    assertThat(Memory.read("{\"version\":1,\"count\":7,\"prompt\":{\"id\":1}}").stack()).isEmpty();
  }

  private Memory memory() {
    return new Memory(
        Memory.VERSION,
        frames(),
        random.nextBoolean()
            ? null
            : new Prompt(
                random.nextInt(100),
                Prompt.Kind.values()[random.nextInt(Prompt.Kind.values().length)],
                random.nextBoolean() ? null : "slot",
                random.nextBoolean() ? List.of() : List.of(new Prompt.Option(text(), text()))),
        values(2),
        random.nextBoolean() ? List.of() : List.of(text(), text()),
        random.nextBoolean() ? null : "p1",
        random.nextInt(3),
        random.nextInt(1000),
        random.nextBoolean() ? null : Language.FRENCH,
        random.nextBoolean() ? null : Language.ENGLISH,
        random.nextBoolean(),
        random.nextBoolean() ? null : time(),
        frames(),
        random.nextInt(50));
  }

  private List<Frame> frames() {
    var frames = new ArrayList<Frame>();
    for (var i = random.nextInt(3); i > 0; i--) {
      frames.add(
          new Frame(
              "flow" + i,
              "hash",
              random.nextInt(40),
              random.nextBoolean() ? null : "step",
              values(2),
              random.nextBoolean() ? null : "call-1",
              random.nextBoolean() ? null : time(),
              random.nextBoolean(),
              random.nextInt(3),
              random.nextInt(3)));
    }
    return frames;
  }

  private Map<String, Value> values(int depth) {
    var values = new LinkedHashMap<String, Value>();
    for (var i = random.nextInt(4); i > 0; i--) {
      values.put("v" + i + text(), value(depth));
    }
    return values;
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> Value.of(text());
      case 1 -> Value.of(random.nextBoolean() ? random.nextInt(9) : random.nextGaussian() * 1e9);
      case 2 -> Value.of(random.nextBoolean());
      case 3 -> Value.of(Money.of(random.nextInt(), random.nextBoolean() ? "EUR" : "JPY"));
      case 4 -> Value.ref("product", text());
      case 5 -> Value.items(List.of(value(depth - 1), value(depth - 1)));
      default -> new Value.Fields(values(depth - 1));
    };
  }

  private String text() {
    var text = new StringBuilder();
    for (var i = random.nextInt(8); i > 0; i--) {
      text.appendCodePoint(
          TEXTS.codePoints().toArray()[random.nextInt((int) TEXTS.codePoints().count())]);
    }
    return text.toString();
  }

  private Instant time() {
    return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
  }
}
