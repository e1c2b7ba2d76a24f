package io.comptoir.dialogue.state;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * All that the dialogue remembers of a conversation.
 *
 * @param version of this form; an older one is read, a newer one is started afresh
 * @param stack the flows under way, the one being talked about last
 * @param prompt the open question
 * @param slots of the conversation's own scope
 * @param shown product ids shown last, in their order on screen
 * @param focus the product spoken of last
 * @param misses sentences in a row that were not understood
 * @param count of actions, questions and timers so far, so that each has its own name
 * @param language spoken last; null before the first word
 * @param channelLanguage what the channel said it was at that time
 * @param greeted whether the welcome was given
 * @param lastAt when the person said or did something last
 * @param lastAnswered the question answered last, so that its button pressed twice does nothing
 * @param parked flows that wait for a time or an event and hold nobody up
 */
public record Memory(
    int version,
    List<Frame> stack,
    @Nullable Prompt prompt,
    Map<String, Value> slots,
    List<String> shown,
    @Nullable String focus,
    int misses,
    int count,
    @Nullable Language language,
    @Nullable Language channelLanguage,
    boolean greeted,
    @Nullable Instant lastAt,
    List<Frame> parked,
    int lastAnswered) {
  public static final int VERSION = 1;

  public Memory {
    stack = stack == null ? List.of() : List.copyOf(stack);
    slots =
        slots == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    shown = shown == null ? List.of() : List.copyOf(shown);
    parked = parked == null ? List.of() : List.copyOf(parked);
  }

  public static Memory fresh() {
    return new Memory(
        VERSION, List.of(), null, Map.of(), List.of(), null, 0, 0, null, null, false, null,
        List.of(), 0);
  }

  /**
   * Reads what {@link #json()} wrote. From another version, or where a part makes no sense, what
   * was under way is given up; what can be read of the rest is kept, above all the count, so that
   * no action is asked for under a name that was used before.
   */
  public static Memory read(String json) {
    try {
      var memory = MemoryJson.read(json);
      return memory.version() == VERSION ? memory : memory.restarted();
    } catch (JacksonException unreadable) {
      return MemoryJson.count(json).map(count -> fresh().counting(count)).orElseGet(Memory::fresh);
    }
  }

  private Memory restarted() {
    return new Memory(
        VERSION,
        List.of(),
        null,
        Map.of(),
        List.of(),
        null,
        0,
        count,
        language,
        channelLanguage,
        greeted,
        lastAt,
        List.of(),
        0);
  }

  private Memory counting(int from) {
    return new Memory(
        VERSION, List.of(), null, Map.of(), List.of(), null, 0, from, null, null, true, null,
        List.of(), 0);
  }

  public String json() {
    return MemoryJson.write(this);
  }
}
