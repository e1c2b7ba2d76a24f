package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.entry.EntryPoint;
import io.comptoir.entry.EntryStore;
import io.comptoir.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entry points in memory. */
public final class MemoryEntryStore implements EntryStore {
  private final Memory memory;
  private final Map<String, EntryPoint> points = new LinkedHashMap<>();
  private final Map<String, Map<LocalDate, Long>> clicks = new LinkedHashMap<>();

  public MemoryEntryStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean keep(List<EntryPoint> fresh, Instant now) {
    synchronized (memory) {
      var next = new LinkedHashMap<>(points);
      fresh.forEach(point -> next.put(point.code(), point));
      for (var point : fresh) {
        if (next.values().stream().filter(p -> p.shop().equals(point.shop())).count() > MOST) {
          return false;
        }
      }
      points.putAll(next);
      return true;
    }
  }

  @Override
  public Optional<EntryPoint> find(String code) {
    synchronized (memory) {
      return Optional.ofNullable(points.get(code));
    }
  }

  @Override
  public List<EntryPoint> of(ShopId shop) {
    synchronized (memory) {
      return new ArrayList<>(points.values())
          .reversed().stream().filter(point -> point.shop().equals(shop)).toList();
    }
  }

  @Override
  public void clicked(String code, Instant at) {
    synchronized (memory) {
      if (points.containsKey(code)) {
        clicks.computeIfAbsent(code, c -> new LinkedHashMap<>()).merge(day(at), 1L, Long::sum);
      }
    }
  }

  @Override
  public List<Tally> tallies(ShopId shop, Instant since) {
    synchronized (memory) {
      return of(shop).stream().map(point -> tally(point, since)).toList();
    }
  }

  private Tally tally(EntryPoint point, Instant since) {
    var clicked =
        clicks.getOrDefault(point.code(), Map.of()).entrySet().stream()
            .filter(entry -> !entry.getKey().isBefore(day(since)))
            .mapToLong(Map.Entry::getValue)
            .sum();
    var talks =
        memory.facts.stream()
            .filter(fact -> point.code().equals(entry(fact)) && !fact.at().isBefore(since))
            .map(Fact::conversation)
            .distinct()
            .count();
    var orders =
        memory.orders.values().stream()
            .filter(order -> order.shop().equals(point.shop()))
            .filter(order -> order.status() != OrderStatus.CANCELLED)
            .filter(order -> !order.placedAt().isBefore(since))
            .filter(order -> cameBy(order).filter(point.code()::equals).isPresent())
            .count();
    return new Tally(point, clicked, talks, orders);
  }

  private Optional<String> cameBy(Order order) {
    var from = order.placedAt().minus(Duration.ofDays(ATTRIBUTED_DAYS));
    return memory.facts.stream()
        .filter(fact -> entry(fact) != null)
        .filter(fact -> order.customer().equals(customer(fact.conversation())))
        .filter(fact -> !fact.at().isAfter(order.placedAt()) && fact.at().isAfter(from))
        .max(Comparator.comparing(Fact::at))
        .map(MemoryEntryStore::entry);
  }

  private @Nullable CustomerId customer(@Nullable ConversationId id) {
    var room = id == null ? null : memory.rooms.get(id);
    return room == null ? null : room.conversation.customer();
  }

  private static @Nullable String entry(Fact fact) {
    return fact.name().equals("link.followed")
            && fact.data().get("entry") instanceof Value.Text(var code)
        ? code
        : null;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
