package io.comptoir.dialogue.flow;

import io.comptoir.base.Language;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What starts a flow.
 *
 * @param intents meanings of a sentence
 * @param presses the {@code do} names of buttons
 * @param events what happened outside
 * @param keywords whole sentences, compared without case, accents and punctuation
 * @param links names that links from elsewhere carry: a poster's code, an advertisement
 * @param entities kinds of things that, named without any clear intent, are reason enough
 */
public record Trigger(
    Set<String> intents,
    Set<String> presses,
    Set<String> events,
    Map<Language, List<String>> keywords,
    Set<String> links,
    Set<String> entities) {
  public static final Trigger NONE =
      new Trigger(Set.of(), Set.of(), Set.of(), Map.of(), Set.of(), Set.of());

  public Trigger {
    intents = Set.copyOf(intents);
    presses = Set.copyOf(presses);
    events = Set.copyOf(events);
    keywords = Map.copyOf(keywords);
    links = Set.copyOf(links);
    entities = Set.copyOf(entities);
  }

  public boolean isEmpty() {
    return intents.isEmpty()
        && presses.isEmpty()
        && events.isEmpty()
        && keywords.isEmpty()
        && links.isEmpty()
        && entities.isEmpty();
  }
}
