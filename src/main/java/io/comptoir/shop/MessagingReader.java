package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.message.MessagingPolicy.Approval;
import io.comptoir.message.MessagingPolicy.MessageTemplate;
import io.comptoir.message.MessagingPolicy.QuietHours;
import io.comptoir.shop.catalog.YamlNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code messaging} of {@code shop.yml}: quiet hours and templates. */
final class MessagingReader {
  private final ZoneId zone;
  private final List<Language> languages;

  MessagingReader(ZoneId zone, List<Language> languages) {
    this.zone = zone;
    this.languages = languages;
  }

  MessagingPolicy read(YamlNode file) {
    var node = file.field("messaging");
    if (node.isEmpty()) {
      return MessagingPolicy.NONE;
    }
    var messaging = node.get();
    messaging.onlyKeys(Set.of("quiet_hours", "templates"));
    var templates = new ArrayList<MessageTemplate>();
    messaging
        .field("templates")
        .ifPresent(list -> list.items().forEach(item -> template(item).ifPresent(templates::add)));
    return new MessagingPolicy(messaging.field("quiet_hours").flatMap(this::quiet), templates);
  }

  private Optional<QuietHours> quiet(YamlNode node) {
    node.onlyKeys(Set.of("from", "until"));
    try {
      return Optional.of(
          new QuietHours(
              LocalTime.parse(node.text("from").orElse("")),
              LocalTime.parse(node.text("until").orElse("")),
              zone));
    } catch (DateTimeException | IllegalArgumentException e) {
      node.problem(
          "write two different times of day, for example `quiet_hours: {from: \"21:00\", until: \"08:00\"}`");
      return Optional.empty();
    }
  }

  private Optional<MessageTemplate> template(YamlNode node) {
    node.onlyKeys(Set.of("name", "channel", "languages", "parameters", "approval"));
    var name = node.requiredText("name");
    var channel = node.requiredText("channel");
    var approval = approval(node);
    if (name.isEmpty() || channel.isEmpty() || approval.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MessageTemplate(
            name.get(), channel.get(), spoken(node), node.texts("parameters"), approval.get()));
  }

  /** All of the shop's where none is named. */
  private List<Language> spoken(YamlNode node) {
    var codes = node.texts("languages");
    var spoken = languages.stream().filter(l -> codes.contains(l.code())).toList();
    if (spoken.size() < codes.size()) {
      node.problem("`languages` of a template are among those of the shop");
    }
    return codes.isEmpty() ? languages : spoken;
  }

  private static Optional<Approval> approval(YamlNode node) {
    var word = node.text("approval").orElse("");
    var found =
        Arrays.stream(Approval.values())
            .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(word))
            .findFirst();
    if (found.isEmpty()) {
      node.problem(
          "`approval` says where the template stands with its platform: write pending, approved, rejected or paused");
    }
    return found;
  }
}
