-- What customers did with products, by customer and by shop: recommendations learn from it. Only
-- these facts are indexed, so that the others cost no more than before.
CREATE INDEX event_of_customer_on_products ON event (customer_id, id)
  WHERE name IN ('product.viewed', 'cart.added', 'cart.removed', 'product.bought', 'product.refused');
CREATE INDEX event_of_shop_on_products ON event (shop, id)
  WHERE name IN ('product.viewed', 'cart.added', 'cart.removed', 'product.bought', 'product.refused');
