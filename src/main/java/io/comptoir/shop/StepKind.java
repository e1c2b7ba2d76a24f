package io.comptoir.shop;

import io.comptoir.shop.catalog.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step can be, named by the key that says so, and the keys that it may have beside.
 *
 * @param name the key: {@code say}, {@code collect} …
 * @param keys all that may stand in such a step, its own key among them
 */
record StepKind(String name, Set<String> keys) {
  /** The first that a step has is what it is: a collect may show something, and is no show. */
  private static final List<StepKind> ALL =
      List.of(
          kind(
              "collect",
              "id",
              "ask",
              "with",
              "show",
              "prefer",
              "options",
              "validate",
              "retries",
              "optional",
              "silence",
              "replies"),
          kind("form", "id", "ask", "with", "submit", "silence"),
          kind("confirm", "id", "with", "show", "yes", "no", "again", "replies", "silence"),
          kind("action", "id", "with", "into", "effect", "errors"),
          kind("branch"),
          kind("each", "do"),
          kind("loop"),
          kind("variant"),
          kind("call", "id", "with", "into"),
          kind("jump"),
          kind("set"),
          kind("forget"),
          kind("remember"),
          kind("handoff"),
          kind("wait", "id"),
          kind("note", "with"),
          kind("speak"),
          kind("cancel"),
          kind("change", "show"),
          kind("end"),
          kind("say", "with", "show", "replies", "keyed"),
          kind("show", "say", "with", "replies", "keyed"));

  static Optional<StepKind> of(YamlNode step) {
    return ALL.stream().filter(kind -> step.field(kind.name()).isPresent()).findFirst();
  }

  static List<StepKind> all() {
    return ALL;
  }

  /** Every name, for whoever wrote none of them. */
  static String names() {
    return ALL.stream().map(StepKind::name).collect(Collectors.joining(", "));
  }

  private static StepKind kind(String name, String... beside) {
    var keys = new HashSet<>(Set.of(beside));
    keys.add(name);
    keys.add("if");
    return new StepKind(name, Set.copyOf(keys));
  }
}
