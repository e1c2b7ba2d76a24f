package io.comptoir.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a request told.
 *
 * @param events in the order of the request
 * @param ignored why others were left out: {@code malformed}, {@code wrong_account}, {@code echo}
 */
public record Received(List<ChannelEvent> events, List<String> ignored) {
  /** Events of one request; more are not taken. */
  public static final int MAX_EVENTS = 1_000;

  public Received {
    events = List.copyOf(events);
    ignored = List.copyOf(ignored);
  }

  public static Received nothing(String why) {
    return new Received(List.of(), List.of(why));
  }

  /** Gathers the events of a request one by one, so that a bad one takes no other with it. */
  public static final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final List<ChannelEvent> events = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();

    /** Takes the event that this reads; what cannot be read is left out and counted. */
    public void add(Supplier<ChannelEvent> reader) {
      addAll(() -> List.of(reader.get()));
    }

    public void addAll(Supplier<List<ChannelEvent>> reader) {
      try {
        for (var event : reader.get()) {
          if (events.size() < MAX_EVENTS) {
            events.add(event);
          } else {
            ignored.add("too_many");
          }
        }
      } catch (Malformed e) {
        ignored.add("malformed");
      } catch (RuntimeException e) {
        // a mistake of ours in reading one event takes no other with it
        LOG.error("an event of a channel was not read", e);
        ignored.add("failed");
      }
    }

    public void addIfThere(Supplier<Optional<ChannelEvent>> reader) {
      addAll(() -> reader.get().stream().toList());
    }

    /** Leaves one out. */
    public void ignore(String why) {
      ignored.add(why);
    }

    public Received received() {
      return new Received(events, ignored);
    }
  }
}
