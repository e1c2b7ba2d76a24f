package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.shop.catalog.YamlNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A conversation that must keep working, as written in {@code tests/*.yml}.
 *
 * @param given what is so before it begins
 * @param turns what happens, in order
 * @param end what must be so at the end
 */
record ConversationTest(
    String name,
    String file,
    List<Language> languages,
    List<String> channels,
    Instant clock,
    Given given,
    List<YamlNode> turns,
    Optional<YamlNode> end) {
  private static final Set<String> KEYS =
      Set.of("test", "locales", "channels", "given", "turns", "finally");

  private static final List<String> CHANNELS = List.of("web", "sms", "voice");

  /** A Tuesday before Christmas, so that nothing depends on the day it is run. */
  private static final Instant USUAL = Instant.parse("2026-12-01T09:00:00Z");

  /**
   * @param customers those of {@code tests/customers.yml} by name
   */
  static Optional<ConversationTest> read(
      YamlNode node, List<Language> shopLanguages, Map<String, YamlNode> customers) {
    node.onlyKeys(KEYS);
    var name = node.requiredText("test");
    var turns = node.field("turns").map(YamlNode::items).orElse(List.of());
    if (name.isEmpty() || turns.isEmpty()) {
      node.problem("a test has a name under `test` and at least one of `turns`");
      return Optional.empty();
    }
    var languages = languages(node, shopLanguages);
    var channels = channels(node);
    if (languages.isEmpty() || channels.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConversationTest(
            name.get(),
            node.file(),
            languages,
            channels,
            node.field("given")
                .flatMap(g -> g.field("clock"))
                .map(ConversationTest::instant)
                .orElse(USUAL),
            Given.read(node.field("given"), customers),
            turns,
            node.field("finally")));
  }

  private static List<Language> languages(YamlNode node, List<Language> spoken) {
    var languages = new ArrayList<Language>();
    for (var tag : node.texts("locales")) {
      var found = spoken.stream().filter(language -> language.code().equals(tag)).findFirst();
      found.ifPresentOrElse(
          languages::add,
          () -> node.problem("the shop speaks " + spoken + ", not `" + tag + "` (`locales`)"));
    }
    return node.field("locales").isEmpty() ? spoken : languages;
  }

  private static List<String> channels(YamlNode node) {
    var channels = new ArrayList<String>();
    for (var channel : node.texts("channels")) {
      if (CHANNELS.contains(channel)) {
        channels.add(channel);
      } else {
        node.problem("`" + channel + "` is no channel to test; write web, sms or voice");
      }
    }
    return node.field("channels").isEmpty() ? List.of("web") : channels;
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
