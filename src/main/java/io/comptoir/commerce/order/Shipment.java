package io.comptoir.commerce.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel on its way.
 *
 * @param tracking the carrier's number of it, unique in its order
 * @param carrier as the customer reads it
 * @param url where the carrier says where it is; https, null for none
 * @param events oldest first
 */
public record Shipment(
    String tracking, String carrier, @Nullable String url, List<ShippingEvent> events) {
  private static final int MAX_FIELD = 100;
  private static final int MAX_URL = 500;
  private static final int MAX_EVENTS = 200;

  public Shipment {
    events = List.copyOf(events);
    if (tracking.isBlank() || tracking.length() > MAX_FIELD || carrier.length() > MAX_FIELD) {
      throw new IllegalArgumentException("a tracking number is 1 to " + MAX_FIELD + " characters");
    }
    if (url != null && (!url.startsWith("https://") || url.length() > MAX_URL)) {
      throw new IllegalArgumentException("a tracking page begins with https://");
    }
    if (events.size() > MAX_EVENTS) {
      throw new IllegalArgumentException("a parcel has at most " + MAX_EVENTS + " events");
    }
  }

  /** What became of a parcel. */
  public enum Stage {
    HANDED_OVER,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    /** Waits where it is fetched. */
    READY,
    /** Nobody was there, the address is not found …; it is tried again or goes back. */
    PROBLEM,
    DELIVERED,
    SENT_BACK
  }

  /**
   * @param place as the carrier writes it; null when it does not say
   */
  public record ShippingEvent(Stage stage, Instant at, @Nullable String place) {
    public ShippingEvent {
      if (place != null && place.length() > MAX_FIELD) {
        throw new IllegalArgumentException("a place has at most " + MAX_FIELD + " characters");
      }
    }
  }

  /**
   * The parcel after one event more, in the order of time; one that it has already adds nothing.
   */
  public Shipment after(ShippingEvent event) {
    if (events.contains(event)) {
      return this;
    }
    var all = new ArrayList<>(events);
    all.add(event);
    all.sort(java.util.Comparator.comparing(ShippingEvent::at));
    return new Shipment(tracking, carrier, url, all);
  }

  /** What is known last; what arrived stays so, whatever a late notice says. */
  public Stage stage() {
    return events.stream().anyMatch(e -> e.stage() == Stage.DELIVERED)
        ? Stage.DELIVERED
        : events.isEmpty() ? Stage.HANDED_OVER : events.getLast().stage();
  }
}
