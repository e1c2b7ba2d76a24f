package io.comptoir.dialogue.state;

import io.comptoir.base.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow under way.
 *
 * @param hash of the flow as it goes by it
 * @param pc position of the step it stands at
 * @param step that step's id, by which a changed flow is taken up again
 * @param slots what it knows
 * @param call the action it waits for
 * @param since when that action was asked for
 * @param caller whether the frame below called it and waits for its result
 * @param tries answers to the open question that were not accepted
 * @param version of the flow that it goes by; 0 when its author numbers none
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
    int tries,
    int version) {
  public Frame {
    slots =
        slots == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  public static Frame start(String flow, String hash, int version, Map<String, Value> slots) {
    return new Frame(flow, hash, 0, null, slots, null, null, false, 0, version);
  }

  public Frame at(int pc, @Nullable String step) {
    return new Frame(flow, hash, pc, step, slots, null, null, caller, tries, version);
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
    return new Frame(flow, hash, pc, step, next, call, since, caller, tries, version);
  }

  public Frame waitingFor(String call, Instant since) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries, version);
  }

  public Frame tried(int tries) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries, version);
  }

  public Frame called() {
    return new Frame(flow, hash, pc, step, slots, call, since, true, tries, version);
  }

  /** The same flow without one that waits for it. */
  public Frame uncalled() {
    return new Frame(flow, hash, pc, step, slots, call, since, false, tries, version);
  }

  /** The same flow in another version. */
  public Frame movedTo(String hash, int version, int pc, Map<String, Value> slots) {
    return new Frame(flow, hash, pc, step, slots, call, since, caller, tries, version);
  }
}
