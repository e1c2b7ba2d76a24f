package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.shop.catalog.YamlNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation that must keep working, as written in {@code tests/*.yml}.
 *
 * @param turns what happens, in order
 * @param end what must be so at the end
 */
record ConversationTest(
    String name,
    String file,
    List<Language> languages,
    List<String> channels,
    Instant clock,
    List<YamlNode> turns,
    Optional<YamlNode> end) {
  private static final Set<String> KEYS =
      Set.of("test", "locales", "channels", "given", "turns", "finally");

  /** A Tuesday before Christmas, so that nothing depends on the day it is run. */
  private static final Instant USUAL = Instant.parse("2026-12-01T09:00:00Z");

  static Optional<ConversationTest> read(YamlNode node, List<Language> shopLanguages) {
    node.onlyKeys(KEYS);
    var name = node.requiredText("test");
    var turns = node.field("turns").map(YamlNode::items).orElse(List.of());
    if (name.isEmpty() || turns.isEmpty()) {
      node.problem("a test has a name under `test` and at least one of `turns`");
      return Optional.empty();
    }
    var languages = new ArrayList<Language>();
    node.texts("locales").forEach(l -> languages.add(Language.ofTag(l)));
    var channels = node.texts("channels");
    return Optional.of(
        new ConversationTest(
            name.get(),
            node.file(),
            languages.isEmpty() ? shopLanguages : languages,
            channels.isEmpty() ? List.of("web") : channels,
            node.field("given")
                .flatMap(g -> g.field("clock"))
                .map(ConversationTest::instant)
                .orElse(USUAL),
            turns,
            node.field("finally")));
  }

  private static Instant instant(YamlNode node) {
    try {
      return OffsetDateTime.parse(node.text().orElse("")).toInstant();
    } catch (DateTimeParseException e) {
      node.problem("a time is written 2026-12-01T10:00:00+01:00");
      return USUAL;
    }
  }
}
