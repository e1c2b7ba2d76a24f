package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.customer.CustomerId;
import io.comptoir.event.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Interactions among the facts in memory. */
public final class MemoryInteractionStore implements InteractionStore {
  private final Memory memory;

  public MemoryInteractionStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void add(List<Interaction> interactions) {
    synchronized (memory) {
      for (var done : interactions) {
        memory.facts.add(
            new Fact(
                done.shop(),
                done.customer(),
                null,
                done.kind().fact(),
                Map.of("product", Value.of(done.product().value())),
                done.at()));
      }
    }
  }

  @Override
  public List<Interaction> ofCustomer(ShopId shop, CustomerId customer, int limit) {
    var found = new ArrayList<Interaction>();
    each(
        shop,
        Instant.MIN,
        Integer.MAX_VALUE,
        done -> {
          if (done.customer().equals(customer) && found.size() < limit) {
            found.add(done);
          }
        });
    return found;
  }

  @Override
  public void each(ShopId shop, Instant since, int limit, Consumer<Interaction> consumer) {
    List<Interaction> newest;
    synchronized (memory) {
      newest =
          memory.facts.reversed().stream()
              .filter(fact -> fact.shop().equals(shop) && !fact.at().isBefore(since))
              .map(MemoryInteractionStore::read)
              .flatMap(Optional::stream)
              .limit(limit)
              .toList();
    }
    newest.forEach(consumer);
  }

  private static Optional<Interaction> read(Fact fact) {
    var kind = Interaction.Kind.ofFact(fact.name());
    if (kind.isEmpty()
        || !(fact.data().get("product") instanceof Value.Text(var id))
        || !ProductId.valid(id)) {
      return Optional.empty();
    }
    return Optional.of(
        new Interaction(fact.shop(), fact.customer(), new ProductId(id), kind.get(), fact.at()));
  }
}
