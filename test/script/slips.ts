/** What learners write in the place of what they mean: of a line, one thing in it. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/nn\.Linear/, 'nn.linear'],
  [/nn\.Linear/, 'torch.Linear'],
  [/optim\.(SGD|Adam)/, 'optim.sgd'],
  [/optim\.SGD/, 'optim.Sdg'],
  [/MSELoss\(\)/, 'MSEloss()'],
  [/MSELoss\(\)/, 'MSELoss'],
  [/\.backward\(\)/, '.backwards()'],
  [/\.backward\(\)/, '.backward'],
  [/\.backward\(\)/, '.item().backward()'],
  [/\.backward\(\)/, '.detach().backward()'],
  [/\.step\(\)/, '.step'],
  [/\.step\(\)/, '.stpe()'],
  [/\.zero_grad\(\)/, '.zero_grads()'],
  [/\.zero_grad\(\)/, '.zerograd()'],
  [/\.zero_grad\(\)/, '.zero_grad'],
  [/\.parameters\(\)/, '.parameters'],
  [/\.parameters\(\)/, ''],
  [/\.parameters\(\)/, '.parameter()'],
  [/\blr=/, 'learning_rate='],
  [/\blr=([\d.e-]+)/, 'lr="$1"'],
  [/\blr=([\d.e-]+)/, 'lr=-$1'],
  [/bias=/, 'biased='],
  [/\.item\(\)/, '.item'],
  [/\.item\(\)/, '.itme()'],
  [/\.item\(\)/, '.items()'],
  [/\.item\(\)/, '.item(0)'],
  [/\.item\(\)/, '[0]'],
  [/loss\.item\(\)/, 'losss.item()'],
  [/\.4f/, '.4d'],
  [/\.6f/, '.6q'],
  [/\.4f/, '4.f'],
  [/(print\()(.*)\)$/, '$1f"{losss}")'],
  [/(print\()(.*)\)$/, "$1'%d %d' % 1)"],
  [/(print\()(.*)\)$/, "$1'{} {}'.format(1))"],
  [/(print\()(.*)\)$/, "$1'loss: ' + 1)"],
  [/(print\()(.*)\)$/, '$1$2'],
  [/print\((.*)\)$/, 'print $1'],
  [/print\(/, 'prnt('],
  [/:$/, ''],
  [/:$/, '：'],
  [/\)$/, ''],
  [/\)$/, '))'],
  [/\(/, '（'],
  [/==/, '='],
  [/ = /, ' == '],
  [/ in range\((\w+)\)/, ' in $1'],
  [/range\((\w+)\)/, 'rang($1)'],
  [/range\((\w+)\)/, 'range($1.0)'],
  [/\.append\((.*)\)/, '.add($1)'],
  [/(\w+) = \[\]/, '$1 = 0'],
  [/ \+= (.*)/, ' += "$1"'],
  [/^(\s*)(\w+) = (\w+)\((\w+)\)$/, '$1$3 = $3($4)'],
  [/^(\s*)(\w+) = (\w+)\((\w+), (\w+)\)$/, '$1$3 = $3($4, $5)'],
  [/= (\w+)\((\w+)\)$/, '= $1()'],
  [/= (\w+)\((\w+)\)$/, '= $1($2).detach()'],
  [/= (\w+)\((\w+), (\w+)\)$/, '= $1($2)'],
  [/= (\w+)\((\w+), (\w+)\)$/, '= $1($2, $3).item()'],
  [/torch\.no_grad\(\)/, 'torch.no_grad'],
  [/torch\.manual_seed\((\w+)\)/, 'torch.manual_sed($1)'],
  [/torch\.tensor\((\[.*\])\)/, 'torch.tensor$1'],
  [/super\((.*)\)\.__init__\(\)/, 'super($1).__int__()'],
  [/self\.(\w+) = nn/, '$1 = nn'],
  [/self\.(\w+)\((\w+)\)/, 'self.$1s($2)'],
  [/^import torch\.nn as nn$/, 'import torch.n as nn'],
  [/^(import|from) torch\b/, '$1 troch'],
  [/DataLoader\(/, 'Dataloader('],
  [/shuffle=/, 'suffle='],
  [/Linear\((\w+), (\w+)/, 'Linear($2 + 1, $1'],
  [/Linear\((\w+), (\w+)/, 'Linear($1'],
  [/Linear\((\w+), (\w+)/, 'Linear($1, 1.0'],
  [/^(\s*)(\w+) = /, '$1$2s = '],
  [/^( {4})(?=\S)/, '  '],
  [/^( {4})(?=\S)/, '$1$1'],
  [/^(?=\S)/, ' '],
]

/** Statements that are put behind the line that makes the optimizer, or differentiates. */
const PUT: readonly (readonly [RegExp, string])[] = [
  [/optim\.\w+\(/, 'model.double()'],
  [/optim\.\w+\(/, 'torch.set_grad_enabled(False)'],
  [/\.backward\(/, 'loss.backward()'],
  [/\.backward\(/, 'if loss < 1e9: break'],
  [/\.backward\(/, 'del loss'],
]

/** A script with one line of it broken, in every way. */
export function slipped(script: string): readonly string[] {
  const lines = script.split('\n')
  const all = lines.flatMap((line, i) => {
    if (/^\s*(?:#|$)/.test(line)) return []
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const instead = SLIPS.filter(([right]) => right.test(line)).map(([right, wrong]) => [line.replace(right, wrong)])
    const put = PUT.filter(([place]) => place.test(line)).map(([, statement]) => [line, indent + statement])
    return [...instead, ...put].map((broken) => lines.toSpliced(i, 1, ...broken).join('\n'))
  })
  return [...new Set(all)].filter((each) => each !== script)
}
