"""Guided methods: pages whose state follows from the records alone."""
