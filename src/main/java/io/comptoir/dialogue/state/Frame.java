package io.comptoir.dialogue.state;

import io.comptoir.base.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow under way.
 *
 * @param hash of the flow's text when it began
 * @param pc position of the step it stands at
 * @param step that step's id, by which a changed flow is taken up again
 * @param slots what it knows
 * @param call the action it waits for
 * @param since when that action was asked for
 * @param caller whether the frame below called it and waits for its result
 * @param tries answers to the open question that were not accepted
 */
public record Frame(
    String flow,
    String hash,
    int pc,
    @Nullable String step,
    Map<String, Value> slots,
    @Nullable String call,
    @Nullable Instant since,
    boolean caller,
    int tries) {
  public Frame {
    slots =
        slots == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  public static Frame start(String flow, String hash, int pc, Map<String, Value> slots) {
    return new Frame(flow, hash, pc, null, slots, null, null, false, 0);
  }

  public Frame at(int pc, @Nullable String step) {
    return new Frame(flow, hash, pc, step, slots, null, null, caller, tries);
  }

  /** The same at another position, which has no name of its own. */
  public Frame to(int pc) {
    return at(pc, step);
  }

  public Frame with(String slot, @Nullable Value value) {
    var next = new LinkedHashMap<>(slots);
    if (value == null) {
      next.remove(slot);
    } else {
      next.put(slot, value);
    }
    return new Frame(flow, hash, pc, step, next, call, since, caller, tries);
  }

  public Frame waitingFor(String call, Instant since) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries);
  }

  public Frame tried(int tries) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries);
  }

  public Frame called() {
    return new Frame(flow, hash, pc, step, slots, call, since, true, tries);
  }

  public Frame rehashed(String hash, int pc) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries);
  }
}
