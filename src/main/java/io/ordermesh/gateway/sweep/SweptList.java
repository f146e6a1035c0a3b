package io.ordermesh.gateway.sweep;

/** The lists of OrderMesh. Each is read on its own, since one service may be ill while the other is well. */
enum SweptList {
    ORDERS,
    SHIPMENTS
}
