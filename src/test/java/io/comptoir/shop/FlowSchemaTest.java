package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.dialogue.flow.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors check flows with says what the reader says. */
class FlowSchemaTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode SCHEMA =
      JSON.readTree(Path.of("src/main/resources/io/comptoir/shop/flow.schema.json").toFile());

  @Test
  void everyFlowThereIsFits() throws IOException {
    var seen = 0;
    for (var file : flowFiles()) {
      for (var document : documents(Files.readString(file))) {
        assertThat(new JsonSchema(SCHEMA).mistakes(document))
            .as("%s %s", file, document.path("flow"))
            .isEmpty();
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(40);
  }

  @Test
  void everyStepHasItsKindAndItsKeys() {
    for (var kind : StepKind.all()) {
      var step = SCHEMA.at("/definitions/" + kind.name() + "Step");
      assertThat(Set.copyOf(step.path("properties").propertyNames()))
          .as(kind.name())
          .isEqualTo(kind.keys());
    }
    assertThat(SCHEMA.at("/definitions/step/anyOf").size()).isEqualTo(StepKind.all().size());
  }

  @Test
  void flowsSlotsAndTriggersHaveTheirKeys() {
    assertThat(names("/properties")).isEqualTo(FlowReader.KEYS);
    assertThat(names("/properties/triggers/properties")).isEqualTo(FlowReader.TRIGGERS);
    assertThat(names("/definitions/slot/properties")).isEqualTo(FlowReader.SLOT);
    assertThat(names("/definitions/migration/properties")).isEqualTo(FlowReader.MIGRATION);
    assertThat(
            SCHEMA
                .at("/definitions/type/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(Slot.Type.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
  }

  private static Set<String> names(String at) {
    return Set.copyOf(SCHEMA.at(at).propertyNames());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps: [{end: done}]",
        "flow: a",
        "flow: a\nstep: [{end: done}]",
        "flow: a\nsteps: [{sing: x}]",
        "flow: a\nsteps: [say]",
        "flow: a\nsteps: [{say: Hello there}]",
        "flow: a\nsteps: [{collect: x, askk: y}]",
        "flow: a\nsteps: [{collect: x, validate: [{if: 'x > 1'}]}]",
        "flow: a\nsteps: [{collect: x, silence: {web: soon}}]",
        "flow: a\nsteps: [{confirm: k, no: {end: 1, go: 2}}]",
        "flow: a\nsteps: [{action: b, errors: {lowercase: [{end: d}]}}]",
        "flow: a\nsteps: [{action: b, effect: maybe}]",
        "flow: a\nsteps: [{branch: [{then: [{end: d}]}]}]",
        "flow: a\nsteps: [{loop: {do: [{end: d}]}}]",
        "flow: a\nsteps: [{variant: {experiment: e, arms: {a: []}}}]",
        "flow: a\nsteps: [{wait: {}}]",
        "flow: a\nsteps: [{wait: {for: 3 weeks}}]",
        "flow: a\nsteps: [{cancel: some}]",
        "flow: a\nsteps: [{change: x}]",
        "flow: a\nsteps: [{each: {a: x, b: y}, do: []}]",
        "flow: a\nversion: 0\nsteps: [{end: done}]",
        "flow: a\nversion: 2\nmigrate: {steps: {a: b}}\nsteps: [{end: done}]",
        "flow: a\nslots: {x: nosuch}\nsteps: [{end: done}]",
        "flow: a\nslots: {x: {type: text, scope: forever}}\nsteps: [{end: done}]",
        "flow: a\nslots: {Bad: text}\nsteps: [{end: done}]",
        "flow: a\ntriggers: {word: [x]}\nsteps: [{end: done}]",
        "flow: a\naside: maybe\nsteps: [{end: done}]",
        "flow: a\nsteps: [{say: k, replies: [{say: l}]}]",
        "flow: a\nsteps: [{say: k, with: [x]}]"
      })
  void whatIsBrokenDoesNotFit(String yaml) {
    assertThat(documents(yaml))
        .singleElement()
        .satisfies(one -> assertThat(new JsonSchema(SCHEMA).mistakes(one)).isNotEmpty());
  }

  @Test
  void everyShopFitsItsOwnSchemaWhichHasTheKeysOfTheReader() throws IOException {
    var schema =
        JSON.readTree(Path.of("src/main/resources/io/comptoir/shop/shop.schema.json").toFile());
    assertThat(Set.copyOf(schema.path("properties").propertyNames()))
        .isEqualTo(SettingsReader.KEYS);
    try (var shops = Files.list(Path.of("shops"))) {
      for (var shop :
          shops.map(folder -> folder.resolve("shop.yml")).filter(Files::exists).toList()) {
        assertThat(documents(Files.readString(shop)))
            .singleElement()
            .satisfies(
                one -> assertThat(new JsonSchema(schema).mistakes(one)).as("%s", shop).isEmpty());
      }
    }
    for (var broken :
        List.of(
            "id: a\nname: A\nlanguages: [fr]",
            "id: A b\nname: A\nlanguages: [fr]\ncurrency: EUR",
            "id: a\nname: A\nlanguages: []\ncurrency: EUR",
            "id: a\nname: A\nlanguages: [fr]\ncurrency: euro",
            "id: a\nname: A\nlanguages: [fr]\ncurrency: EUR\nwhat: 1",
            "id: a\nname: A\nlanguages: [fr]\ncurrency: EUR\npersona: {register: ils, name: B}",
            "id: a\nname: A\nlanguages: [fr]\ncurrency: EUR\norigins: [www.example.com/a]")) {
      assertThat(new JsonSchema(schema).mistakes(documents(broken).getFirst()))
          .as(broken)
          .isNotEmpty();
    }
  }

  private static List<Path> flowFiles() throws IOException {
    var files = new ArrayList<Path>();
    for (var under : List.of("shops", "src/main/resources/io/comptoir/starter")) {
      try (var all = Files.walk(Path.of(under))) {
        all.filter(file -> file.toString().matches(".*/flows/[^/]+\\.yml")).forEach(files::add);
      }
    }
    files.add(Path.of("src/main/resources/io/comptoir/dialogue/patterns.yml"));
    files.add(Path.of("src/main/resources/io/comptoir/dialogue/selling.yml"));
    return files;
  }

  private static List<JsonNode> documents(String yaml) {
    var documents = new ArrayList<JsonNode>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> documents.add(JSON.valueToTree(document)));
    return documents;
  }
}
