"""Any server that speaks OpenAI's chat completions: llama.cpp, Ollama, vLLM, LM Studio, hosts.

Door: `text.ChatModel`. Most often broken rule: what a person wrote is material inside the user
message, never part of the instructions.
"""
