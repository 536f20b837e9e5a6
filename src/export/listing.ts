import { type Config, fieldOf, type Key } from '../experiment/config.ts'

/** A piece of a program's line; `key` names the field whose value it is. */
export interface Token {
  readonly text: string
  readonly key?: Key
}

/** A program as paragraphs of lines of tokens. */
export type Listing = readonly (readonly (readonly Token[])[])[]

/**
 * The tutorial's program in short, with the values of `config` where its settings stand: what the page does, in
 * PyTorch's words. W and the classes are those of the tutorial.
 */
export function listing(config: Config): Listing {
  const { W, bias, noise, trueBias } = config
  const value = <K extends Key>(key: K): Token => ({ text: fieldOf(key).kind.write(config[key]), key })
  const line = (...tokens: (string | Token)[]) =>
    tokens.map((token) => (typeof token === 'string' ? { text: token } : token))
  const shape = `${W.columns}`
  const data = [
    line('torch.manual_seed(', value('seed'), '); np.random.seed(', value('npSeed'), ')'),
    line('x = torch.', value('x'), '((', value('numSamples'), `, ${W.rows}))`),
    line('y = torch.matmul(W.t(), x.t()).t()'),
    ...(trueBias === null ? [] : [line('y = y + torch.tensor([', value('trueBias'), '])')]),
    ...(noise === 0 ? [] : [line('y = y + ', value('noise'), ' * torch.randn((', value('numSamples'), `, ${shape}))`)]),
  ]
  const model = [
    line('model = Simple_nn()'),
    line(`# W = nn.Linear(${W.rows}, ${shape}, bias=`, { text: bias ? 'True' : 'False', key: 'bias' }, ')'),
    line('criterion = nn.MSELoss()'),
    line('optimizer = optim.SGD('),
    line('    model.parameters(), lr=', value('lr'), ')'),
  ]
  const loop = [
    line('for epoch in range(', value('iterations'), '):'),
    line('    input_batch, output_batch = random_batch()'),
    line('    # ', value('batchSize'), ' of ', value('numSamples'), ', replace=False'),
    line('    optimizer.zero_grad()'),
    line('    output_pred = model(input_batch)'),
    line('    loss = criterion(output_pred, output_batch)'),
    line('    if (epoch + 1) % ', value('logEvery'), ' == 0: print(…)'),
    line('    loss.backward()'),
    line('    optimizer.step()'),
  ]
  const end = [line('print(model.W.weight.t())'), ...(bias ? [line('print(model.W.bias)')] : [])]
  return [data, model, loop, end]
}
